package org.unionhall.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;
import org.unionhall.proposal.ProposalAct.By;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.web.Once;

/** Whose an act is, and in words why it is not somebody's. */
@Component
class ProposalRights {

    private final Congresses congresses;
    private final Undertakers undertakers;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProposalRights(Congresses congresses, Undertakers undertakers, Units units, JdbcClient jdbc, Clock clock) {
        this.congresses = congresses;
        this.undertakers = undertakers;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Why the act is not the actor's; empty when it is. Asks who, not where the proposal stands.
     *
     * @return {@code proposal.not-yours.<BY>}, or {@code proposal.own} for who proposed it themselves
     */
    Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
        boolean author = authored(actor, proposal.id());
        if (act.by() == By.PROPOSER) {
            return wrote(actor, proposal) ? Optional.empty() : refusal(act);
        }
        if (act.by() == By.PORTAL || act.by() == By.DELEGATE || !holds(actor, proposal, act.by())) {
            return refusal(act);
        }
        return author ? Optional.of(new Refusal("proposal.own")) : Optional.empty();
    }

    private static Optional<Refusal> refusal(ProposalAct act) {
        return Optional.of(new Refusal("proposal.not-yours." + act.by()));
    }

    boolean holds(Actor actor, Proposal proposal, By by) {
        return switch (by) {
            case COMMITTEE -> office(actor, proposal.session()) || sits(actor, proposal, CommitteeKind.PROPOSALS);
            case PRESIDIUM -> office(actor, proposal.session()) || sits(actor, proposal, CommitteeKind.PRESIDIUM);
            case DELEGATION_HEAD -> leads(actor, proposal);
            case LEADER -> actor.person() != null && undertakers.inCharge(proposal).contains(actor.person());
            case DEPARTMENT -> proposal.department() != null && undertakers.departments(actor, Post.HEAD, Post.HANDLER).contains(proposal.department());
            case DEPARTMENT_HEAD -> proposal.department() != null && undertakers.departments(actor, Post.HEAD).contains(proposal.department());
            default -> false;
        };
    }

    /** Whether the actor runs the congress of a session: its congress officer, or the grassroots union's chair at the second level. */
    boolean office(Actor actor, UUID session) {
        Scope scope = actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR);
        return scope.all() || !scope.empty() && congresses.session(session).map(Session::unit).filter(unit -> units.reaches(scope, unit)).isPresent();
    }

    private boolean sits(Actor actor, Proposal proposal, CommitteeKind committee) {
        return actor.person() != null && congresses.seat(proposal.session(), committee, actor.person()).isPresent();
    }

    private boolean leads(Actor actor, Proposal proposal) {
        if (actor.person() == null) {
            return false;
        }
        Delegate delegate = congresses.delegate(proposal.session(), actor.person()).filter(one -> one.leads() && one.formalOn(LocalDate.now(clock))).orElse(null);
        return delegate != null && delegate.delegation() != null && delegate.delegation().equals(jdbc.sql("select " + Origin.DELEGATION + " from proposal t where t.id = :id").param("id", proposal.id()).query(UUID.class).optional().orElse(null));
    }

    /** Whether the actor belongs to a department that answers or assists, or is in charge of it. */
    boolean answers(Actor actor, Proposal proposal) {
        Set<UUID> departments = undertakers.departments(actor, Post.values());
        return actor.is(proposal.leader()) || !departments.isEmpty() && (departments.contains(proposal.department())
                || jdbc.sql("select exists (select 1 from proposal_assist where proposal_id = :id and department_id = any(:departments))")
                        .param("id", proposal.id()).param("departments", departments.toArray(UUID[]::new)).query(Boolean.class).single());
    }

    /** Whether the actor answers for a department that assists. */
    boolean assists(Actor actor, Proposal proposal) {
        Set<UUID> departments = undertakers.departments(actor, Post.HEAD, Post.HANDLER);
        return !departments.isEmpty() && jdbc.sql("select exists (select 1 from proposal_assist where proposal_id = :id and department_id = any(:departments))")
                .param("id", proposal.id()).param("departments", departments.toArray(UUID[]::new)).query(Boolean.class).single();
    }

    /** Whether the actor works on the case: for the committee, for the department that leads, or as the leader in charge. */
    boolean works(Actor actor, Proposal proposal) {
        return holds(actor, proposal, By.COMMITTEE) || holds(actor, proposal, By.DEPARTMENT) || holds(actor, proposal, By.LEADER);
    }

    /** Whether the actor is among the proposers, of this one or of one merged into it. */
    boolean authored(Actor actor, UUID proposal) {
        return actor.person() != null && Once.page(List.of("proposal.authored", proposal, actor.person()), () -> jdbc.sql("""
                select exists (select 1 from proposal_proposer r join proposal t on t.id = r.proposal_id
                               where (t.id = :id or t.merged_into = :id) and r.person_id = :person)
                """).param("id", proposal).param("person", actor.person().value()).query(Boolean.class).single());
    }

    /**
     * Whether the text is the actor's. A proposal does not stay behind when who wrote it is no delegate any more: the head
     * of the delegation goes on with a collective one, the next of its proposers with another as long as it is not handed in.
     */
    boolean wrote(Actor actor, Proposal proposal) {
        if (actor.person() == null) {
            return false;
        }
        UUID writer = jdbc.sql("select person_id from proposal_proposer where proposal_id = :id and nr = 1").param("id", proposal.id()).query(UUID.class)
                .optional().orElse(null);
        if (actor.person().value().equals(writer)) {
            return true;
        }
        return proposal.collective() ? leads(actor, proposal)
                && (writer == null || congresses.delegate(proposal.session(), new PersonId(writer)).filter(one -> one.formalOn(LocalDate.now(clock))).isEmpty())
                : proposal.stage().writable() && next(actor, proposal);
    }

    /** Whether the actor is the first of its proposers who is a delegate today. */
    private boolean next(Actor actor, Proposal proposal) {
        return jdbc.sql("""
                select r.person_id from proposal_proposer r join congress_delegate d on d.person_id = r.person_id
                join congress_session e on e.term_id = d.term_id and e.id = :session
                where r.proposal_id = :id and d.kind = 'FORMAL' and d.from_on <= :today and (d.to_on is null or d.to_on > :today) order by r.nr limit 1
                """).param("session", proposal.session()).param("id", proposal.id()).param("today", LocalDate.now(clock)).query(UUID.class).optional()
                .filter(actor.person().value()::equals).isPresent();
    }
}
