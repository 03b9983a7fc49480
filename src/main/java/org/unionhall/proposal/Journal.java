package org.unionhall.proposal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;

/** What was done with a proposal, line by line: added to, never edited. */
@Service
public class Journal {

    /** Why an answer was sent back is between those who write it. */
    private static final Set<String> DRAFTING = Set.of("SEND_BACK", "SEND_BACK_DOWN");
    /** Why a department objects or needs more time is between the parties. */
    private static final Set<String> BETWEEN = Set.of("OBJECT", "EXTENSION_ASKED", "EXTENSION_GRANTED", "EXTENSION_REFUSED");

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Clock clock;

    Journal(JdbcClient jdbc, Docket docket, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.clock = clock;
    }

    /**
     * One line of the journal.
     *
     * @param act message key below {@code proposal.step.}: the name of a {@link ProposalAct}, or of what is none
     */
    public record Step(String act, ProposalStage from, ProposalStage to, Instant at, String actor, String note, boolean closed) {

        Step wordless() {
            return new Step(act, from, to, at, actor, null, closed);
        }
    }

    /** The journal as a reader may know it, the oldest first: every act, but not everybody reads the words that went with it. */
    public List<Step> steps(Actor actor, Proposal proposal) {
        boolean drafts = docket.seesDrafts(actor, proposal);
        boolean inside = drafts || docket.inside(actor, proposal) || docket.assists(actor, proposal);
        return steps(proposal, docket.readsClosed(actor, proposal)).stream()
                .map(step -> DRAFTING.contains(step.act()) && !drafts || BETWEEN.contains(step.act()) && !inside ? step.wordless() : step).toList();
    }

    /** The journal, the oldest first. @param closed also the lines that a department does not read before the case is closed */
    public List<Step> steps(Proposal proposal, boolean closed) {
        return jdbc.sql("""
                select act, from_stage, to_stage, at, actor, note, closed from proposal_step
                where proposal_id = :id and (:closed or not closed) order by at, id
                """).param("id", proposal.id()).param("closed", closed).query((rs, n) -> new Step(rs.getString(1),
                        rs.getString(2) == null ? null : ProposalStage.valueOf(rs.getString(2)), ProposalStage.valueOf(rs.getString(3)),
                        rs.getTimestamp(4).toInstant(), rs.getString(5), rs.getString(6), rs.getBoolean(7))).list();
    }

    /** Adds a line. @param actor null for the portal; @param from null at the beginning; @param closed not for the department before the case is closed */
    void add(Actor actor, UUID proposal, String act, ProposalStage from, ProposalStage to, String note, boolean closed) {
        jdbc.sql("""
                insert into proposal_step (proposal_id, act, from_stage, to_stage, at, person_id, actor, note, closed)
                values (:proposal, :act, :from, :to, :at, :person, :actor, :note, :closed)
                """).param("proposal", proposal).param("act", act).param("from", from == null ? null : from.name(), Types.VARCHAR).param("to", to.name())
                .param("at", Timestamp.from(clock.instant())).param("person", actor == null || actor.person() == null ? null : actor.person().value(), Types.OTHER)
                .param("actor", actor == null ? "" : actor.name()).param("note", note, Types.VARCHAR).param("closed", closed).update();
    }
}
