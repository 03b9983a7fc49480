package org.unionhall.proposal.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.rulebook.Rulebook;

/**
 * Files proposals. The number is one more than the last of the session: whoever files holds the session's row until the
 * end of the transaction, so that two cannot draw the same, and one that is not carried through leaves no gap.
 */
@Service
public class Filing {

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Congresses congresses;
    private final Rulebook rulebook;
    private final Clock clock;

    Filing(JdbcClient jdbc, Moves moves, Congresses congresses, Rulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.congresses = congresses;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * @param act FILE or DECIDE_FILE
     * @return the proposal with its number
     * @throws org.unionhall.kernel.Refusal what {@link Moves#take} and {@link Moves#move} refuse
     */
    @Transactional
    public Proposal file(Actor actor, UUID id, int version, ProposalAct act, String note) {
        if (act != ProposalAct.FILE && act != ProposalAct.DECIDE_FILE) {
            throw new IllegalArgumentException(act + " gives no number");
        }
        Proposal proposal = moves.take(actor, id, act, version);
        if (proposal.number() == null) {
            int number = jdbc.sql("""
                    insert into proposal_number (session_id, last) values (:session, 1)
                    on conflict (session_id) do update set last = proposal_number.last + 1 returning last
                    """).param("session", proposal.session()).query(Integer.class).single();
            String printed = rulebook.get(ProposalRules.CASE_FORM, LocalDate.now(clock)).print(congresses.session(proposal.session()).orElseThrow(), number);
            jdbc.sql("update proposal set number = :number, case_no = :printed where id = :id").param("number", number).param("printed", printed)
                    .param("id", id).update();
        }
        return moves.move(actor, proposal, act, note);
    }
}
