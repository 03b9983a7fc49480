package org.unionhall.proposal.write;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.SecondState;
import org.unionhall.proposal.write.Seconds.Second;

/**
 * Who proposes together with who wrote it (共同提案人): asked by the writer, by own confirmation only, until the proposal is
 * handed in. They stand among its proposers from then on and evaluate as each of them does; the text stays the writer's.
 */
@Service
public class JointProposers {

    /** Proposals with more names than these are those of a delegation. */
    static final int MOST = 20;
    private static final Set<SecondAct> VOICES = EnumSet.of(SecondAct.CONFIRM, SecondAct.DECLINE, SecondAct.TAKE_BACK);
    /** Who was asked to second, or did and does no more, can be asked to propose instead. */
    private static final Set<SecondState> ASKABLE = EnumSet.of(SecondState.INVITED, SecondState.DECLINED, SecondState.WITHDRAWN);

    private final JdbcClient jdbc;
    private final SecondRows rows;
    private final Docket docket;
    private final Moves moves;
    private final Mandates mandates;
    private final Congresses congresses;
    private final Seconds seconds;
    private final WriteLetters letters;
    private final Audit audit;
    private final Clock clock;

    JointProposers(JdbcClient jdbc, SecondRows rows, Docket docket, Moves moves, Mandates mandates, Congresses congresses, Seconds seconds, WriteLetters letters,
                   Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.docket = docket;
        this.moves = moves;
        this.mandates = mandates;
        this.congresses = congresses;
        this.seconds = seconds;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everybody who was asked, the confirmed ones first. */
    public List<Second> of(UUID proposal) {
        return rows.of(proposal).stream().filter(Second::joint).toList();
    }

    /** The actor's own acts on a proposal now; empty for who was not asked. */
    public List<SecondAct> possible(Actor actor, Proposal proposal) {
        if (actor.person() == null || !proposal.stage().writable()) {
            return List.of();
        }
        SecondState state = rows.of(proposal.id(), actor.person()).filter(SecondRows.Said::joint).map(SecondRows.Said::state).orElse(null);
        return state == null || mandates.of(actor, proposal.session()).isEmpty() ? List.of() : VOICES.stream().filter(act -> act.possible(state)).toList();
    }

    /** Whom the writer cannot ask: who proposes it, seconds it, or was asked before. */
    public List<UUID> known(Proposal proposal) {
        return Stream.concat(docket.authors(proposal).stream().map(author -> author.person().value()),
                rows.of(proposal.id()).stream().filter(one -> one.joint() || !ASKABLE.contains(one.state())).map(Second::person)).toList();
    }

    /** Why the actor cannot ask anybody; empty when they can. */
    public Optional<Refusal> againstAsking(Actor actor, Proposal proposal) {
        return !docket.wrote(actor, proposal) ? Optional.of(new Refusal("proposal.not-yours.PROPOSER"))
                : !proposal.stage().writable() ? Optional.of(new Refusal("proposal.joint.submitted"))
                : proposal.collective() ? Optional.of(new Refusal("proposal.joint.collective")) : Optional.empty();
    }

    /**
     * Asks delegates of the session; who cannot be asked, or was before, is passed over.
     *
     * @return how many were asked now
     * @throws Refusal what {@link #againstAsking} says; {@code proposal.joint.many}
     */
    @Transactional
    public int invite(Actor actor, UUID id, Collection<UUID> persons) {
        docket.find(actor, id).orElseThrow(() -> new Refusal("proposal.moved"));
        Proposal proposal = moves.lock(id);
        againstAsking(actor, proposal).ifPresent(no -> {
            throw no;
        });
        List<UUID> known = known(proposal);
        List<Delegate> asked = congresses.formal(proposal.session(), LocalDate.now(clock)).stream()
                .filter(one -> persons.contains(one.person().value()) && !known.contains(one.person().value())).toList();
        if (of(id).size() + asked.size() > MOST) {
            throw new Refusal("proposal.joint.many", MOST);
        }
        asked.forEach(one -> rows.write(id, one, SecondState.INVITED, true));
        if (!asked.isEmpty()) {
            audit.record(AuditEntry.of(actor, "proposal.joint.invite").on("proposal", id, Docket.label(proposal)).rows(asked.size()));
            letters.jointAsked(proposal, asked);
        }
        return asked.size();
    }

    /**
     * Takes an invitation without an answer back; who was asked is told, and may be asked again.
     *
     * @throws Refusal what {@link #againstAsking} says; {@code proposal.second.answered} when there is none
     */
    @Transactional
    public void callOff(Actor actor, UUID id, UUID person) {
        docket.find(actor, id).orElseThrow(() -> new Refusal("proposal.moved"));
        Proposal proposal = moves.lock(id);
        againstAsking(actor, proposal).ifPresent(no -> {
            throw no;
        });
        if (!rows.callOff(id, person, true)) {
            throw new Refusal("proposal.second.answered");
        }
        audit.record(AuditEntry.of(actor, "proposal.joint.call-off").on("proposal", id, Docket.label(proposal)));
        letters.calledOff(proposal, person, true);
    }

    /**
     * What a delegate who was asked says for themselves: {@code CONFIRM}, {@code DECLINE} or {@code TAKE_BACK}.
     *
     * @throws Refusal {@code proposal.joint.submitted}, {@code proposal.not-yours.DELEGATE}; {@code proposal.joint.not} for who was not asked, or has said so
     */
    @Transactional
    public void say(Actor actor, UUID id, SecondAct act) {
        docket.find(actor, id).orElseThrow(() -> new Refusal("proposal.moved"));
        Proposal proposal = moves.lock(id);
        if (!proposal.stage().writable()) {
            throw new Refusal("proposal.joint.submitted");
        }
        Delegate delegate = mandates.need(actor, proposal.session());
        SecondState before = rows.of(id, actor.person()).filter(SecondRows.Said::joint).map(SecondRows.Said::state).orElse(null);
        if (before == null || !VOICES.contains(act) || !act.possible(before)) {
            throw new Refusal("proposal.joint.not");
        }
        rows.write(id, delegate, act.to(), true);
        if (act == SecondAct.CONFIRM) {
            jdbc.sql("""
                    insert into proposal_proposer (proposal_id, person_id, delegate_id, nr)
                    select :id, :person, :delegate, max(nr) + 1 from proposal_proposer where proposal_id = :id
                    """).param("id", id).param("person", actor.person().value()).param("delegate", delegate.id()).update();
        } else {
            leave(id, List.of(actor.person().value()));
        }
        if (act != SecondAct.DECLINE) {
            moves.note(actor, proposal, "JOINT_" + act, null, false);
        }
        audit.record(AuditEntry.of(actor, "proposal.joint").on("proposal", id, Docket.label(proposal)).change("joint", before, act.to()));
        letters.joined(proposal, actor, act);
    }

    private void leave(UUID proposal, Collection<UUID> persons) {
        jdbc.sql("delete from proposal_proposer where proposal_id = :id and nr > 1 and person_id = any(:persons)").param("id", proposal)
                .param("persons", persons.toArray(UUID[]::new)).update();
    }

    /** The text is another one: where the rule says so, who had confirmed must say so again. Of a draft they are told when it is shown. */
    void reset(Actor actor, Proposal proposal) {
        if (seconds.resets()) {
            List<UUID> told = rows.reset(proposal.id(), true, actor.person().value());
            leave(proposal.id(), told);
            if (!told.isEmpty() && proposal.stage() != ProposalStage.DRAFT) {
                moves.note(null, proposal, "JOINT_RESET", null, false);
                letters.jointReset(proposal, told);
            }
        }
    }

    /** The draft is shown: whose confirmation was of an earlier text is asked for it anew. */
    void shown(Proposal proposal) {
        letters.jointReset(proposal, of(proposal.id()).stream().filter(one -> one.state() == SecondState.RESET).map(Second::person).toList());
    }

    /** It is handed in: who has not confirmed until now, or is no delegate any more, is left out and told. */
    void settle(Proposal proposal) {
        List<Second> out = of(proposal.id()).stream().filter(one -> one.waits() || one.state() == SecondState.CONFIRMED && !one.valid()).toList();
        if (!out.isEmpty()) {
            List<UUID> persons = out.stream().map(Second::person).toList();
            jdbc.sql("update proposal_second set state = 'RESET' where proposal_id = :id and state = 'CONFIRMED' and joint and person_id = any(:persons)")
                    .param("id", proposal.id()).param("persons", persons.toArray(UUID[]::new)).update();
            leave(proposal.id(), persons);
            moves.note(null, proposal, "JOINT_LEFT_OUT", null, false);
            letters.jointLeftOut(proposal, persons);
        }
    }

    /** A draft is thrown away: who was asked, and has not said no, is told. */
    void discarded(Proposal proposal) {
        letters.jointDiscarded(proposal, of(proposal.id()).stream().filter(one -> one.waits() || one.state() == SecondState.CONFIRMED).map(Second::person).toList());
    }
}
