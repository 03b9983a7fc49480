package org.unionhall.proposal.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalGuard;
import org.unionhall.proposal.ProposalStage;

/** Brings a case of a second-level congress up to a session above it: once, with a link between both. */
@Service
public class Raising {

    private static final Set<ProposalStage> NOT = EnumSet.of(ProposalStage.DRAFT, ProposalStage.SECONDING, ProposalStage.CHECK, ProposalStage.REVIEW,
            ProposalStage.PRESIDIUM, ProposalStage.RETURNED, ProposalStage.WITHDRAWN, ProposalStage.MERGED);

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Congresses congresses;
    private final Units units;
    private final Clock clock;

    Raising(JdbcClient jdbc, Docket docket, Moves moves, Congresses congresses, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.congresses = congresses;
        this.units = units;
        this.clock = clock;
    }

    /** The case it came from, or the one it became above. */
    public Optional<UUID> origin(UUID proposal) {
        return jdbc.sql("select origin_id from proposal_origin where proposal_id = :id").param("id", proposal).query(UUID.class).optional();
    }

    public Optional<UUID> raised(UUID origin) {
        return jdbc.sql("select proposal_id from proposal_origin where origin_id = :id").param("id", origin).query(UUID.class).optional();
    }

    /** The sessions above that collect proposals, if it is the actor's to bring it up and nobody has yet. */
    public List<Session> sessions(Actor actor, Proposal proposal) {
        if (NOT.contains(proposal.stage()) || !docket.committee(actor, proposal) || docket.authored(actor, proposal) || raised(proposal.id()).isPresent()) {
            return List.of();
        }
        return above(proposal);
    }

    private List<Session> above(Proposal proposal) {
        UUID unit = congresses.session(proposal.session()).orElseThrow().unit();
        List<UUID> path = units.path(unit).stream().map(Units.Unit::id).filter(id -> !id.equals(unit)).toList();
        return congresses.ahead().stream().filter(session -> path.contains(session.unit())).toList();
    }

    /**
     * @return the new proposal, which the committee above has received
     * @throws Refusal {@code proposal.raise.twice}, {@code proposal.raise.not}, {@code proposal.not-yours.COMMITTEE}, {@code proposal.own}; on {@code reason} without one
     */
    @Transactional
    public UUID raise(Actor actor, UUID id, UUID session, String why) {
        if (docket.find(actor, id).isEmpty()) {
            throw new Refusal("proposal.moved");
        }
        Proposal origin = moves.lock(id);
        if (!docket.committee(actor, origin)) {
            throw new Refusal("proposal.not-yours.COMMITTEE");
        }
        if (docket.authored(actor, origin)) {
            throw new Refusal("proposal.own");
        }
        if (NOT.contains(origin.stage()) || above(origin).stream().map(Session::id).noneMatch(one -> one.equals(session))) {
            throw new Refusal("proposal.raise.not");
        }
        String reason = Reason.of(why);
        UUID up = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into proposal (id, session_id, stage, title, category, reason, measures, visibility, wanted_department, created_by, created_at, submitted_at, moved_at)
                select :up, :session, 'REVIEW', title, category, reason, measures, visibility, wanted_department, :account, :now, :now, :now from proposal where id = :id
                """).param("up", up).param("session", session).param("account", actor.account().value()).param("now", now).param("id", id).update();
        jdbc.sql("""
                insert into proposal_proposer (proposal_id, person_id, nr)
                select :up, person_id, row_number() over (order by first) from (
                    select r.person_id, min((t.id <> :id)::int * 1000 + r.nr) as first from proposal t join proposal_proposer r on r.proposal_id = t.id
                    where t.id = :id or t.merged_into = :id group by r.person_id) people
                """).param("up", up).param("id", id).update();
        try {
            jdbc.sql("insert into proposal_origin (proposal_id, origin_id) values (:up, :id)").param("up", up).param("id", id).update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal("proposal.raise.twice");
        }
        moves.begin(actor, up, ProposalAct.RAISE, reason);
        moves.note(actor, origin, "RAISED", reason, false);
        return up;
    }

    /** Nobody above has written or seconded it, so nobody could hand it in again: it is corrected, merged or decided, not given back. */
    @Component
    static class Conditions implements ProposalGuard {

        private final Raising raising;

        Conditions(Raising raising) {
            this.raising = raising;
        }

        @Override
        public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
            return act == ProposalAct.RETURN ? raising.origin(proposal.id()).map(below -> new Refusal("proposal.raise.no-return")) : Optional.empty();
        }
    }
}
