package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.handle.Promises.Promise;
import org.unionhall.proposal.handle.Promises.State;

/** Proposers who see it otherwise than the department that reports on its promise, and what the committee says to that. */
@Service
public class Contesting {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final Promises promises;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    Contesting(JdbcClient jdbc, Docket docket, Moves moves, Cases cases, ProposalReaders readers, Promises promises, Inbox inbox, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.promises = promises;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    public record Contradiction(UUID promise, String name, String words, Instant at) {
    }

    public List<Contradiction> contradictions(UUID proposal) {
        return jdbc.sql("""
                select c.promise_id, p.name, c.words, c.at from proposal_contradiction c join proposal_promise t on t.id = c.promise_id
                join personnel_person p on p.id = c.person_id where t.proposal_id = :id order by c.at
                """).param("id", proposal).query((rs, n) -> new Contradiction(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), Promises.at(rs, "at"))).list();
    }

    /** The report that a proposer may contradict: the latest, unless they did. */
    public Optional<Promise> contradictable(Actor actor, Proposal proposal) {
        return !docket.authored(actor, proposal) ? Optional.empty() : promises.of(proposal.id()).stream().filter(one -> one.reportedAt() != null && one.state() != State.REPLACED)
                .reduce((a, b) -> b).filter(one -> one.settledAt() == null && !jdbc.sql(
                                "select exists (select 1 from proposal_contradiction where promise_id = :id and person_id = :person)")
                        .param("id", one.id()).param("person", actor.person().value()).query(Boolean.class).single());
    }

    /** A proposer sees it otherwise. @throws Refusal {@code proposal.handle.contradict.none} */
    @Transactional
    public void contradict(Actor actor, UUID id, String typed) {
        Proposal proposal = cases.hold(actor, id);
        Promise report = contradictable(actor, proposal).filter(one -> proposal.stage() != ProposalStage.ARCHIVED)
                .orElseThrow(() -> new Refusal("proposal.handle.contradict.none"));
        String words = Words.of("text", typed, 5, 2000);
        jdbc.sql("insert into proposal_contradiction (promise_id, person_id, words, at) values (:promise, :person, :words, :now)").param("promise", report.id())
                .param("person", actor.person().value()).param("words", words).param("now", now()).update();
        moves.note(actor, proposal, "CONTRADICTED", Words.line(words), false);
        audit.record(AuditEntry.of(actor, "proposal.contradict").on("proposal", id, Docket.label(proposal)));
        inbox.sendAll(readers.committee(proposal.session()), Letter.of(LetterKind.DUTY, "proposal.letter.contradicted", "proposal.contradicted." + report.id())
                .with(Docket.label(proposal)).at("/proposals/" + id));
    }

    /** The report that was contradicted and not answered by the committee. */
    public Optional<Promise> contested(UUID proposal) {
        List<UUID> contradicted = contradictions(proposal).stream().map(Contradiction::promise).toList();
        return promises.of(proposal).stream().filter(one -> one.settledAt() == null && contradicted.contains(one.id())).findFirst();
    }

    /** The committee answers a contradiction; with a day the promise is open again. @throws Refusal {@code proposal.own-answer}, {@code proposal.handle.settle.none}, on {@code on} and {@code text} */
    @Transactional
    public void settle(Actor actor, UUID id, LocalDate again, String typed) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.ASSIGN);
        docket.judgesItself(actor, proposal).ifPresent(no -> {
            throw no;
        });
        Promise report = contested(id).orElseThrow(() -> new Refusal("proposal.handle.settle.none"));
        if (again != null && !again.isAfter(cases.today())) {
            throw Refusal.on("on", "proposal.handle.promise.later");
        }
        Optional<Promise> open = promises.of(id).stream().filter(one -> one.state() == State.OPEN).findFirst();
        if (again != null && open.isPresent()) {
            throw Refusal.on("on", "proposal.handle.settle.open", open.get().dueOn().toString());
        }
        String words = Words.of("text", typed, 5, 2000);
        jdbc.sql("update proposal_promise set settled_at = :now, settler = :actor, settlement = :words where id = :id").param("now", now())
                .param("actor", actor.name()).param("words", words).param("id", report.id()).update();
        if (again != null) {
            promises.next(id, again);
        }
        moves.note(actor, proposal, "SETTLED", (again == null ? "" : again + "：") + Words.line(words), false);
        audit.record(AuditEntry.of(actor, "proposal.settle").on("proposal", id, Docket.label(proposal)));
        promises.tell(proposal, LetterKind.RESULT, "proposal.letter.settled", report.id().toString());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
