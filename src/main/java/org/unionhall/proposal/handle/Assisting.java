package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;

/** What assisting departments have to say to an answer: it goes to the lead, which answers for all. */
@Service
public class Assisting {

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Cases cases;
    private final Audit audit;
    private final Clock clock;

    Assisting(JdbcClient jdbc, Moves moves, Cases cases, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an assisting department says; null while it has not. */
    public record Assist(UUID department, String name, String words, Instant saidAt, String saidBy) {
    }

    public List<Assist> of(UUID proposal) {
        return jdbc.sql("""
                select a.department_id, d.name, a.words, a.said_at, a.said_by from proposal_assist a join personnel_department d on d.id = a.department_id
                where a.proposal_id = :id order by d.code
                """).param("id", proposal).query((rs, n) -> new Assist(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        rs.getTimestamp(4) == null ? null : rs.getTimestamp(4).toInstant(), rs.getString(5))).list();
    }

    /**
     * An assisting department says to the lead what it has to say; until the answer is written it may say it better.
     *
     * @throws Refusal {@code proposal.handle.assist.not-yours}, {@code proposal.own}, {@code proposal.stage.…}
     */
    @Transactional
    public void say(Actor actor, UUID id, String typed) {
        Proposal proposal = cases.hold(actor, id);
        Part part = cases.part(actor, proposal);
        if (part.assisting().isEmpty()) {
            throw new Refusal("proposal.handle.assist.not-yours");
        }
        if (part.author()) {
            throw new Refusal("proposal.own");
        }
        if (!ProposalAct.DRAFT_REPLY.possible(proposal.stage()) && !ProposalAct.ACCEPT.possible(proposal.stage())) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        String words = Words.of("text", typed, 2, 2000);
        jdbc.sql("update proposal_assist set words = :words, said_at = :now, said_by = :actor where proposal_id = :id and department_id = any(:own)")
                .param("words", words).param("now", Timestamp.from(clock.instant())).param("actor", actor.name()).param("id", id)
                .param("own", part.assisting().toArray(UUID[]::new)).update();
        moves.note(actor, proposal, "ASSISTED", null, false);
        audit.record(AuditEntry.of(actor, "proposal.assist").on("proposal", id, Docket.label(proposal)));
    }
}
