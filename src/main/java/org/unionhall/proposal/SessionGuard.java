package org.unionhall.proposal;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.DelegationsForming;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionMoved;
import org.unionhall.kernel.Refusal;

/** Keeps a congress from taking away what proposals stand on: their session and their delegation. */
@Component
class SessionGuard {

    /** Handed in, and somebody owes the next step, be it the head of a delegation or the proposer: nobody would, once the session is gone from the lists. */
    private static final Set<ProposalStage> OPEN = EnumSet.of(ProposalStage.CHECK, ProposalStage.REVIEW, ProposalStage.PRESIDIUM, ProposalStage.RETURNED, ProposalStage.FILED, ProposalStage.OPINED, ProposalStage.ASSIGNED,
            ProposalStage.OBJECTED, ProposalStage.HANDLING, ProposalStage.DRAFTED, ProposalStage.SIGNED, ProposalStage.REPLIED, ProposalStage.ESCALATED,
            ProposalStage.SUGGESTION, ProposalStage.FORWARDED, ProposalStage.NOT_FILED);

    private final JdbcClient jdbc;

    SessionGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal {@code proposal.session.open-cases} with their number, when a session with unfinished proposals is called off */
    @EventListener
    void calledOff(SessionMoved moved) {
        if (moved.act() != SessionAct.CALL_OFF) {
            return;
        }
        int open = jdbc.sql("select count(*) from proposal where session_id = :session and stage = any(:open)").param("session", moved.session())
                .param("open", OPEN.stream().map(Enum::name).toArray(String[]::new)).query(Integer.class).single();
        if (open > 0) {
            throw new Refusal("proposal.session.open-cases", open);
        }
    }

    /** @throws Refusal {@code proposal.session.delegations} with the number of proposals that delegations of the term have made */
    @EventListener
    void forming(DelegationsForming forming) {
        int theirs = jdbc.sql("select count(*) from proposal p join congress_delegation g on g.id = p.delegation_id where g.term_id = :term").param("term", forming.term())
                .query(Integer.class).single();
        if (theirs > 0) {
            throw new Refusal("proposal.session.delegations", theirs);
        }
    }
}
