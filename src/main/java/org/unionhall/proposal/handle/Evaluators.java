package org.unionhall.proposal.handle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.web.Once;

/**
 * Who evaluates an answer. Nobody judges an answer of their own: a proposer who answers for the case is recused, and where
 * all of them do the union's office evaluates, as it does for who cannot any more.
 */
@Component
public class Evaluators {

    /** Why somebody else evaluates for a proposer whose own answer it is. */
    private static final String RECUSED = "RECUSED";

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Cases cases;

    Evaluators(JdbcClient jdbc, Docket docket, Cases cases) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.cases = cases;
    }

    /** A proposer who has not evaluated. @param absent why somebody else may: DECEASED, NO_ACCOUNT, RECUSED; null where nobody may */
    public record Missing(PersonId person, String name, String absent) {
    }

    /** Who has not evaluated in this round and is waited for; those of merged proposals too, everybody once. Who is recused is waited for only where all are. */
    public List<Missing> missing(Proposal proposal) {
        Set<PersonId> answering = answering(proposal);
        boolean all = answering(proposal, answering);
        return silent(proposal).stream().filter(one -> all || !answering.contains(one.person()))
                .map(one -> all && one.absent() == null ? new Missing(one.person(), one.name(), RECUSED) : one).toList();
    }

    /** Proposers who are left out in this round because they answer for the case; none where the office evaluates for all of them. */
    public List<Missing> recused(Proposal proposal) {
        Set<PersonId> answering = answering(proposal);
        return answering(proposal, answering) ? List.of() : silent(proposal).stream().filter(one -> answering.contains(one.person())).toList();
    }

    /** Why a proposer does not evaluate: the answer is their own. */
    public Optional<Refusal> against(Actor actor, Proposal proposal) {
        return docket.authored(actor, proposal) && answering(proposal).contains(actor.person())
                ? Optional.of(new Refusal("proposal.handle.evaluate.recused")) : Optional.empty();
    }

    /** Whose answer it is: heads and handlers of the department that leads, and who is in charge. */
    private Set<PersonId> answering(Proposal proposal) {
        Set<PersonId> people = new HashSet<>(cases.undertakers(proposal.department()));
        people.addAll(cases.leaders(proposal));
        return people;
    }

    private boolean answering(Proposal proposal, Set<PersonId> people) {
        return docket.authors(proposal).stream().map(Docket.Author::person).allMatch(people::contains);
    }

    private List<Missing> silent(Proposal proposal) {
        return Once.page(List.of("proposal.silent", proposal.id()), () -> jdbc.sql("""
                select p.id, p.name, case when p.duty_state = :deceased then 'DECEASED'
                    when not exists (select 1 from identity_account a where a.person_id = p.id and a.disabled_at is null) then 'NO_ACCOUNT' end
                from proposal t join proposal_proposer r on r.proposal_id = t.id join personnel_person p on p.id = r.person_id
                where (t.id = :id or t.merged_into = :id)
                  and not exists (select 1 from proposal_evaluation e where e.proposal_id = :id and e.round = :round and e.person_id = p.id)
                order by t.id <> :id, t.submitted_at, t.id, r.nr
                """).param("deceased", DutyState.DECEASED.name()).param("id", proposal.id()).param("round", proposal.round())
                .query((rs, n) -> new Missing(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3))).list().stream().distinct().toList());
    }

    /** For whom the actor may evaluate now: oneself first, then proposers who cannot any more. Empty for everybody else. */
    public List<Missing> mayFor(Actor actor, Proposal proposal) {
        if (proposal.stage() != ProposalStage.REPLIED) {
            return List.of();
        }
        boolean stands = against(actor, proposal).isEmpty()
                && (docket.authored(actor, proposal) || docket.office(actor, proposal.session()) && docket.readsClosed(actor, proposal));
        return missing(proposal).stream().filter(one -> actor.is(one.person()) && !RECUSED.equals(one.absent()) || one.absent() != null && stands)
                .sorted(Comparator.comparing(one -> !actor.is(one.person()))).toList();
    }
}
