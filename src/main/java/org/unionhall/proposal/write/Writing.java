package org.unionhall.proposal.write;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Delegate;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalPapers;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.SecondState;

/** The text of a proposal while it is its proposer's: a draft nobody else sees, then shown, then put right. */
@Service
public class Writing {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Mandates mandates;
    private final Lengths lengths;
    private final Seconds seconds;
    private final JointProposers joint;
    private final ProposalPapers papers;
    private final Audit audit;
    private final Clock clock;

    Writing(JdbcClient jdbc, Docket docket, Moves moves, Mandates mandates, Lengths lengths, Seconds seconds, JointProposers joint, ProposalPapers papers,
            Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.mandates = mandates;
        this.lengths = lengths;
        this.seconds = seconds;
        this.joint = joint;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins an empty draft.
     *
     * @throws Refusal {@code proposal.not-yours.DELEGATE}; {@code proposal.write.not-collecting} where nothing is collected yet or any more
     */
    @Transactional
    public UUID begin(Actor actor, UUID session) {
        Delegate delegate = mandates.need(actor, session);
        if (mandates.open(actor).stream().map(Session::id).noneMatch(session::equals)) {
            throw new Refusal("proposal.write.not-collecting");
        }
        UUID id = Ids.next();
        jdbc.sql("""
                insert into proposal (id, session_id, stage, title, category, reason, measures, created_by, created_at, moved_at)
                values (:id, :session, 'DRAFT', '', :category, '', '', :account, :now, :now)
                """).param("id", id).param("session", session).param("category", Category.OTHER.name()).param("account", actor.account().value())
                .param("now", Timestamp.from(clock.instant())).update();
        jdbc.sql("insert into proposal_proposer (proposal_id, person_id, delegate_id, nr) values (:id, :person, :delegate, 1)")
                .param("id", id).param("person", actor.person().value()).param("delegate", delegate.id()).update();
        moves.begin(actor, id, ProposalAct.WRITE, null);
        return id;
    }

    /**
     * Keeps what is written. A draft may be as unfinished as it is; what others have seen must stay whole, its earlier
     * text is kept, and where the rule says so those who had seconded must do so anew.
     *
     * @param version as the writer's window knows it
     * @return the version now
     * @throws Refusal {@code proposal.write.elsewhere} when another window was faster; on a field what is wrong with it
     */
    @Transactional
    public int save(Actor actor, UUID id, int version, Draft draft) {
        Proposal proposal = own(actor, id);
        if (proposal.version() != version) {
            throw new Refusal("proposal.write.elsewhere");
        }
        Lengths.tooLong(draft).ifPresent(no -> {
            throw no;
        });
        boolean shown = proposal.stage() != ProposalStage.DRAFT;
        Draft before = Draft.of(proposal);
        if (shown) {
            lengths.faults(draft).stream().findFirst().ifPresent(no -> {
                throw no;
            });
        }
        if (draft.equals(before)) {
            return version;
        }
        if (shown) {
            keepPast(actor, proposal);
        }
        jdbc.sql("""
                update proposal set title = :title, category = :category, reason = :reason, measures = :measures, wanted_department = :wanted,
                    delegation_id = :delegation, version = version + 1 where id = :id
                """).param("title", draft.title()).param("category", draft.category().name()).param("reason", draft.reason()).param("measures", draft.measures())
                .param("wanted", draft.wanted(), Types.OTHER).param("delegation", delegation(actor, proposal, draft), Types.OTHER).param("id", id).update();
        if (shown) {
            moves.note(actor, proposal, "CHANGED", null, false);
            audit.record(AuditEntry.of(actor, "proposal.text.change").on("proposal", id, Docket.label(proposal)).change("title", before.title(), draft.title()));
        }
        if (!draft.sameText(before)) {
            Proposal changed = moves.lock(id);
            seconds.reset(changed);
            joint.reset(actor, changed);
        }
        return version + 1;
    }

    private void keepPast(Actor actor, Proposal proposal) {
        jdbc.sql("""
                insert into proposal_past (proposal_id, at, actor, title, category, reason, measures) values (:id, :now, :actor, :title, :category, :reason, :measures)
                """).param("id", proposal.id()).param("now", Timestamp.from(clock.instant())).param("actor", actor.name()).param("title", proposal.title())
                .param("category", proposal.category().name()).param("reason", proposal.reason()).param("measures", proposal.measures()).update();
    }

    /** Only who leads a delegation writes in its name; it stays so once it is. */
    private UUID delegation(Actor actor, Proposal proposal, Draft draft) {
        if (!draft.collective() || proposal.collective()) {
            return draft.collective() ? proposal.delegation() : null;
        }
        if (joint.of(proposal.id()).stream().anyMatch(one -> one.waits() || one.state() == SecondState.CONFIRMED)) {
            throw Refusal.on("collective", "proposal.joint.not-collective");
        }
        return mandates.of(actor, proposal.session()).filter(Delegate::leads).map(Delegate::delegation)
                .orElseThrow(() -> Refusal.on("collective", "proposal.not-yours.DELEGATION_HEAD"));
    }

    /** Throws a draft away, which nobody has seen but its writer and who was asked to propose it together: they are told. What was shown is withdrawn instead, and stays. */
    @Transactional
    public void discard(Actor actor, UUID id) {
        Proposal proposal = own(actor, id);
        if (proposal.stage() != ProposalStage.DRAFT) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        joint.discarded(proposal);
        papers.of(id).forEach(papers::drop);
        for (String table : List.of("proposal_step", "proposal_proposer", "proposal_second")) {
            jdbc.sql("delete from " + table + " where proposal_id = :id").param("id", id).update();
        }
        jdbc.sql("delete from proposal where id = :id").param("id", id).update();
        audit.record(AuditEntry.of(actor, "proposal.draft.discard").on("proposal", id, Docket.label(proposal)));
    }

    /** The actor's own, locked, while its text is theirs to change. */
    Proposal own(Actor actor, UUID id) {
        docket.find(actor, id).filter(one -> docket.wrote(actor, one)).orElseThrow(() -> new Refusal("proposal.not-yours.PROPOSER"));
        Proposal proposal = moves.lock(id);
        if (!proposal.stage().writable()) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        return proposal;
    }
}
