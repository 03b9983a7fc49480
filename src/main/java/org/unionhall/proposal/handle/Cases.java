package org.unionhall.proposal.handle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;

/** What everything around a case asks first: who somebody is to it, and that nobody else is at it. */
@Component
public class Cases {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Undertakers undertakers;
    private final Clock clock;

    Cases(JdbcClient jdbc, Docket docket, Moves moves, Undertakers undertakers, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.undertakers = undertakers;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What the actor is to a proposal. */
    public Part part(Actor actor, Proposal proposal) {
        Set<UUID> own = undertakers.departments(actor, Post.HEAD, Post.HANDLER);
        UUID lead = proposal.department();
        Set<UUID> assisting = own.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql(
                        "select department_id from proposal_assist where proposal_id = :id and department_id = any(:own)")
                .param("id", proposal.id()).param("own", own.toArray(UUID[]::new)).query(UUID.class).list());
        return new Part(docket.authored(actor, proposal), lead != null && own.contains(lead),
                lead != null && undertakers.departments(actor, Post.HEAD).contains(lead),
                docket.inCharge(actor, proposal),
                docket.committee(actor, proposal) && !docket.authored(actor, proposal), assisting);
    }

    /**
     * Holds a proposal for something that no act of the table is.
     *
     * @param like whose it is: like this act
     * @throws Refusal {@code proposal.moved} when it is not to be seen, else whose it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Proposal hold(Actor actor, UUID id, ProposalAct like) {
        Proposal proposal = hold(actor, id);
        docket.notTheirs(actor, proposal, like).ifPresent(no -> {
            throw no;
        });
        return proposal;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Proposal hold(Actor actor, UUID id) {
        if (docket.find(actor, id).isEmpty()) {
            throw new Refusal("proposal.moved");
        }
        return moves.lock(id);
    }

    /** Says that it is no more as others saw it, though it stands where it stood. */
    void touch(Proposal proposal) {
        jdbc.sql("update proposal set version = version + 1 where id = :id").param("id", proposal.id()).update();
    }

    /** Who answers for a department. */
    public List<PersonId> undertakers(UUID department) {
        return department == null ? List.of() : undertakers.of(department, Post.HEAD, Post.HANDLER);
    }

    /** Who signs for a department. */
    public List<PersonId> heads(UUID department) {
        return undertakers.of(department, Post.HEAD);
    }

    /** Who is in charge of a case today. */
    List<PersonId> leaders(Proposal proposal) {
        return undertakers.inCharge(proposal);
    }

    /** A department. @param closedOn first day it is no more; null while it works */
    public record Department(UUID id, String name, LocalDate closedOn) {
    }

    public Optional<Department> department(UUID id) {
        return id == null ? Optional.empty() : jdbc.sql("select id, name, closed_on from personnel_department where id = :id").param("id", id)
                .query((rs, n) -> new Department(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, LocalDate.class))).optional();
    }

    /** The departments that work today and have somebody who answers for them, by code. */
    public List<Department> answering() {
        return jdbc.sql("""
                select d.id, d.name, d.closed_on from personnel_department d where (d.closed_on is null or d.closed_on > :today)
                  and exists (select 1 from proposal_undertaker u where u.department_id = d.id and u.post <> 'LEADER'
                      and u.from_on <= :today and (u.to_on is null or u.to_on > :today)) order by d.code
                """).param("today", today()).query((rs, n) -> new Department(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, LocalDate.class))).list();
    }

    /** A leader of the school. @param departments the departments in charge of, by name */
    public record Leader(PersonId person, String name, String departments) {
    }

    /** The leaders of the school as the register has them today. */
    public List<Leader> leaders() {
        return jdbc.sql("""
                select u.person_id, p.name, string_agg(d.name, '、' order by d.code) from proposal_undertaker u join personnel_person p on p.id = u.person_id
                join personnel_department d on d.id = u.department_id
                where u.post = 'LEADER' and u.from_on <= :today and (u.to_on is null or u.to_on > :today) group by u.person_id, p.name, p.name_pinyin order by p.name_pinyin, u.person_id
                """).param("today", today()).query((rs, n) -> new Leader(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3))).list();
    }

    public String name(PersonId person) {
        return person == null ? null : jdbc.sql("select name from personnel_person where id = :id").param("id", person.value()).query(String.class).optional().orElse(null);
    }
}
