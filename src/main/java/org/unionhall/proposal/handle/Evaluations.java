package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalRules.Split;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.handle.Evaluators.Missing;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/**
 * What the proposers think of an answer, each for themselves, and what comes of it. Neither the department nor its
 * leader ever learns whose mark is whose; before the case is closed all they see is that it has to be handled once more.
 * Whose turn it is {@link Evaluators} knows.
 */
@Service
public class Evaluations {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Cases cases;
    private final Evaluators evaluators;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;

    Evaluations(JdbcClient jdbc, Docket docket, Moves moves, Cases cases, Evaluators evaluators, Rulebook rulebook, WorkingDays days, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.cases = cases;
        this.evaluators = evaluators;
        this.rulebook = rulebook;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param behalf why somebody else wrote it: DECEASED, NO_ACCOUNT or RECUSED; null for oneself */
    public record Evaluation(int round, PersonId person, String name, Mark attitude, Mark result, String comment, Instant at, String actor, String behalf) {
    }

    /** What came of a round. @param mark null when nobody evaluated; @param proposers who could; @param recused who did not because the answer was their own */
    public record Outcome(int round, Mark mark, int evaluated, int proposers, int recused, Split rule, Instant at) {
    }

    /** The marks that somebody may read: those of others as {@link Docket#readsClosed} has it, one's own always. */
    public List<Evaluation> of(Actor actor, Proposal proposal) {
        boolean all = docket.readsClosed(actor, proposal);
        return jdbc.sql("""
                select e.*, p.name from proposal_evaluation e join personnel_person p on p.id = e.person_id where e.proposal_id = :id
                  and (:all or e.person_id = :own) order by e.round, e.at, e.person_id
                """).param("id", proposal.id()).param("all", all).param("own", actor.person() == null ? new UUID(0, 0) : actor.person().value())
                .query((rs, n) -> new Evaluation(rs.getInt("round"), new PersonId(rs.getObject("person_id", UUID.class)), rs.getString("name"),
                        Mark.valueOf(rs.getString("attitude")), Mark.valueOf(rs.getString("result")), rs.getString("comment"),
                        rs.getTimestamp("at").toInstant(), rs.getString("actor"), rs.getString("behalf"))).list();
    }

    /** What came of the rounds: once the case is closed everybody's, before for who reads the marks. */
    public List<Outcome> outcomes(Actor actor, Proposal proposal) {
        return !Docket.over(proposal) && !docket.readsClosed(actor, proposal) ? List.of() : jdbc.sql("select * from proposal_outcome where proposal_id = :id order by round").param("id", proposal.id())
                .query((rs, n) -> new Outcome(rs.getInt("round"), rs.getString("mark") == null ? null : Mark.valueOf(rs.getString("mark")), rs.getInt("evaluated"),
                        rs.getInt("proposers"), rs.getInt("recused"), Split.valueOf(rs.getString("rule")), rs.getTimestamp("at").toInstant())).list();
    }

    /**
     * Evaluates an answer, once in each round.
     *
     * @param person the proposer; another than the actor only where that one cannot any more
     * @throws Refusal {@code proposal.handle.evaluate.twice}, {@code .not-yours}, {@code .recused},
     *     {@code proposal.stage.…}; on {@code attitude}, {@code mark} and {@code text} what is missing
     */
    @Transactional
    public void evaluate(Actor actor, UUID id, PersonId person, Mark attitude, Mark result, String comment) {
        Proposal proposal = cases.hold(actor, id);
        if (proposal.stage() != ProposalStage.REPLIED) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        PersonId whose = person == null ? actor.person() : person;
        Missing of = evaluators.mayFor(actor, proposal).stream().filter(one -> one.person().equals(whose)).findFirst().orElseThrow(() -> evaluators.against(actor, proposal)
                .orElseGet(() -> new Refusal(docket.authored(actor, proposal) && actor.is(whose) ? "proposal.handle.evaluate.twice" : "proposal.handle.evaluate.not-yours")));
        if (attitude == null) {
            throw Refusal.on("attitude", "proposal.handle.evaluate.mark");
        }
        if (result == null) {
            throw Refusal.on("mark", "proposal.handle.evaluate.mark");
        }
        boolean sad = attitude == Mark.DISSATISFIED || result == Mark.DISSATISFIED;
        String words = !sad && (comment == null || comment.isBlank()) ? null : Words.of("text", comment, sad ? 5 : 0, 2000);
        String behalf = actor.is(whose) ? null : of.absent();
        jdbc.sql("""
                insert into proposal_evaluation (proposal_id, round, person_id, attitude, result, comment, at, actor, behalf)
                values (:id, :round, :person, :attitude, :result, :comment, :now, :actor, :behalf)
                """).param("id", id).param("round", proposal.round()).param("person", whose.value()).param("attitude", attitude.name())
                .param("result", result.name()).param("comment", words, Types.VARCHAR).param("now", Timestamp.from(clock.instant()))
                .param("actor", actor.name()).param("behalf", behalf, Types.VARCHAR).update();
        moves.note(actor, proposal, behalf == null ? "EVALUATED" : "EVALUATED_FOR", behalf == null ? null : of.name(), true);
        audit.record(AuditEntry.of(actor, "proposal.evaluate").on("proposal", id, Docket.label(proposal)));
        if (evaluators.missing(proposal).isEmpty()) {
            settle(proposal);
        }
    }

    /** The time to evaluate is over: who said nothing is counted as not having evaluated. @return whether the round ended with that */
    @Transactional
    public boolean close(UUID id, LocalDate until) {
        Proposal proposal = moves.lock(id);
        if (proposal.stage() != ProposalStage.REPLIED || !cases.today().isAfter(until)) {
            return false;
        }
        settle(proposal);
        return true;
    }

    private void settle(Proposal proposal) {
        LocalDate today = cases.today();
        Split rule = rulebook.get(ProposalRules.SPLIT, today);
        List<Mark> marks = jdbc.sql("select result from proposal_evaluation where proposal_id = :id and round = :round").param("id", proposal.id())
                .param("round", proposal.round()).query(String.class).list().stream().map(Mark::valueOf).toList();
        Mark mark = count(marks, rule).orElse(null);
        List<Missing> recused = evaluators.recused(proposal);
        jdbc.sql("""
                insert into proposal_outcome (proposal_id, round, mark, evaluated, proposers, recused, rule, at)
                values (:id, :round, :mark, :evaluated, :proposers, :recused, :rule, :now)
                """).param("id", proposal.id()).param("round", proposal.round()).param("mark", mark == null ? null : mark.name(), Types.VARCHAR)
                .param("evaluated", marks.size()).param("proposers", marks.size() + evaluators.missing(proposal).size())
                .param("recused", recused.size()).param("rule", rule.name())
                .param("now", Timestamp.from(clock.instant())).update();
        if (!recused.isEmpty()) {
            // posts change: who was recused is written down while it is so
            moves.note(null, proposal, "RECUSED", Words.line(recused.stream().map(Missing::name).collect(Collectors.joining("、"))), false);
        }
        if (mark != Mark.DISSATISFIED) {
            moves.move(null, proposal, ProposalAct.CLOSE, null);
        } else if (proposal.round() == 1) {
            jdbc.sql("update proposal set round = 2, due_on = :due where id = :id").param("due", again(today), Types.DATE).param("id", proposal.id()).update();
            moves.move(null, moves.lock(proposal.id()), ProposalAct.HANDLE_AGAIN, null);
        } else {
            moves.move(null, proposal, ProposalAct.ESCALATE, null);
        }
    }

    /** Null while the year lacks its calendar: the committee sets the day then, the proposer's word does not wait for it. */
    private LocalDate again(LocalDate today) {
        try {
            return days.plusWorkingDays(today, rulebook.get(ProposalRules.AGAIN_DAYS, today));
        } catch (Refusal noCalendar) {
            return null;
        }
    }

    /** What several marks come to. Empty without any. */
    static Optional<Mark> count(List<Mark> marks, Split rule) {
        List<Mark> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.naturalOrder());
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Mark worst = sorted.get(sorted.size() - 1);
        return rule == Split.WORST ? Optional.of(worst)
                : Optional.of(sorted.stream().filter(one -> sorted.stream().filter(one::equals).count() * 2 > sorted.size()).findFirst().orElse(worst));
    }
}
