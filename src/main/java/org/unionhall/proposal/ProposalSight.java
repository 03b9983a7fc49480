package org.unionhall.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.proposal.Undertakers.Post;

/**
 * Which proposals somebody may read, as one condition for one proposal and for every list. Drafts are their writers'
 * alone, and theirs whom they ask to propose together; delegates read what is shown to them as long as their mandate lasts; who works on a case reads it once it is
 * handed in; the head of a delegation what stands there to be checked; what is decided, refused ones too, is everybody's to read unless it was closed or taken back.
 */
@Component
public class ProposalSight {

    /** Who accompanies all proposals of the units in their scope; a grassroots union's chair those of its own congress. */
    public static final Role[] OFFICE = {Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR};

    private final Undertakers undertakers;
    private final Clock clock;

    ProposalSight(Undertakers undertakers, Clock clock) {
        this.undertakers = undertakers;
        this.clock = clock;
    }

    /** A condition on the proposal {@code t} with its parameters, all named {@code s_…}. */
    public record Condition(String sql, Map<String, Object> values) {
    }

    public Condition of(Actor actor) {
        Scope office = actor.scope(OFFICE);
        Map<String, Object> values = new HashMap<>();
        values.put("s_person", actor.person() == null ? new UUID(0, 0) : actor.person().value());
        values.put("s_today", LocalDate.now(clock));
        values.put("s_all", office.all());
        values.put("s_roots", office.roots().toArray(UUID[]::new));
        values.put("s_departments", undertakers.departments(actor, Post.HEAD, Post.HANDLER).toArray(UUID[]::new));
        UUID[] led = undertakers.departments(actor, Post.LEADER).toArray(UUID[]::new);
        values.put("s_led", led);
        // whoever was a leader once does not read on as one
        values.put("s_leads", led.length > 0);
        return new Condition("""
                (exists (select 1 from proposal_proposer r where r.proposal_id = t.id and r.person_id = :s_person)
                 or exists (select 1 from proposal_second x where x.proposal_id = t.id and x.person_id = :s_person
                        and (x.state = 'CONFIRMED' or t.stage in ('SECONDING', 'RETURNED') or t.stage = 'DRAFT' and x.state in ('INVITED', 'RESET')))
                 or t.stage <> 'DRAFT' and (
                    exists (select 1 from proposal_proposer r join proposal c on c.id = r.proposal_id where c.merged_into = t.id and r.person_id = :s_person)
                    or t.visibility <> 'CLOSED' and exists (select 1 from congress_delegate d join congress_session e on e.term_id = d.term_id
                        where e.id = t.session_id and d.person_id = :s_person and d.kind = 'FORMAL' and d.from_on is not null and (d.to_on is null or d.to_on > :s_today))
                    or t.stage = 'CHECK' and exists (select 1 from congress_delegate h join congress_session e on e.term_id = h.term_id
                        where e.id = t.session_id and h.person_id = :s_person and h.head is not null and h.kind = 'FORMAL'
                          and h.from_on <= :s_today and (h.to_on is null or h.to_on > :s_today) and h.delegation_id = %s)
                    or t.visibility = 'PUBLIC' and t.stage not in ('SECONDING', 'CHECK', 'REVIEW', 'PRESIDIUM', 'RETURNED', 'WITHDRAWN')
                        and (t.stage <> 'ARCHIVED' or not exists (select 1 from proposal_step w where w.proposal_id = t.id and w.act = 'WITHDRAW'))
                    or t.submitted_at is not null and (
                        :s_all or exists (select 1 from congress_session e join congress_term m on m.id = e.term_id
                            join membership_unit_below b on b.unit_id = m.unit_id where e.id = t.session_id and b.ancestor_id = any(:s_roots))
                        or t.session_id in (select e.id from congress_seat c join congress_seating w on w.by_term_id = c.term_id
                            join congress_session e on e.term_id = w.term_id where c.person_id = :s_person and c.committee in ('PROPOSALS', 'PRESIDIUM')
                              and c.from_on <= :s_today and (c.to_on is null or c.to_on > :s_today))
                        or t.lead_department = any(:s_departments) or t.lead_department = any(:s_led) or :s_leads and t.leader_id = :s_person
                        or exists (select 1 from proposal_assist a where a.proposal_id = t.id and a.department_id = any(:s_departments)))))
                """.formatted(Origin.DELEGATION), values);
    }
}
