package org.unionhall.congress.prepare;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.identity.Actor;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent;
import org.unionhall.rulebook.Rulebook;

/**
 * Ends mandates, by an act or because of what happened to the person, in the same transaction. Seats that only a
 * delegate may have end with the mandate.
 */
@Component
class MandateEnds {

    /** Of a mandate {@code d} whose person is no member: they have a post, and none of their posts belongs to the unit that elected. */
    static final String WORKS_ELSEWHERE = """
            not exists (select 1 from membership_stay s where s.person_id = d.person_id and s.to_on is null)
                and exists (select 1 from personnel_posting o join membership_unit_department x on x.department_id = o.department_id and x.to_on is null
                            where o.person_id = d.person_id and o.to_on is null)
                and not exists (select 1 from personnel_posting o join membership_unit_department x on x.department_id = o.department_id and x.to_on is null
                                join membership_unit_below b on b.unit_id = x.unit_id where o.person_id = d.person_id and o.to_on is null and b.ancestor_id = d.unit_id)
            """;

    private final DelegateRepository delegates;
    private final CongressJournal journal;
    private final Rulebook rulebook;
    private final JdbcClient jdbc;

    MandateEnds(DelegateRepository delegates, CongressJournal journal, Rulebook rulebook, JdbcClient jdbc) {
        this.delegates = delegates;
        this.journal = journal;
        this.rulebook = rulebook;
        this.jdbc = jdbc;
    }

    /** @param actor null for the portal itself */
    void end(Mandate mandate, DelegateEnd reason, LocalDate on, DelegateAct act, Actor actor, String note) {
        delegates.end(mandate, reason, on);
        if (mandate.formal() && mandate.from() != null) {
            jdbc.sql("""
                    update congress_seat set to_on = greatest(:on, from_on + 1)
                    where term_id = :term and person_id = :person and to_on is null and (post = 'CHAIR' or committee in ('PRESIDIUM', 'EXECUTIVE'))
                    """).param("term", mandate.term()).param("person", mandate.person()).param("on", on).update();
        }
        journal.delegate(mandate.term(), mandate.id(), act, mandate.stage(), act.to(), on, actor, note);
    }

    private void lapse(Mandate mandate, DelegateEnd reason, LocalDate on) {
        end(mandate, reason, on, DelegateAct.LAPSE, null, null);
    }

    /** Belongs to another electoral unit now: the one that elected sends another. */
    @EventListener
    void transferred(MembershipEvent.MemberTransferred event) {
        if (!rulebook.get(CongressRules.ENDS_BY_TRANSFER, event.on())) {
            return;
        }
        for (Mandate mandate : delegates.held(event.person().value())) {
            if (mandate.formal() && mandate.unit() != null && !below(event.to(), mandate.unit())) {
                lapse(mandate, DelegateEnd.TRANSFER, event.on());
            }
        }
    }

    private boolean below(UUID unit, UUID ancestor) {
        return jdbc.sql("select exists (select 1 from membership_unit_below where unit_id = :unit and ancestor_id = :ancestor)").param("unit", unit)
                .param("ancestor", ancestor).query(Boolean.class).single();
    }

    /** Retired, or without the rights of a member for a while. */
    @EventListener
    void retained(MembershipEvent.MemberRetained event) {
        boolean retired = jdbc.sql("select exists (select 1 from personnel_person where id = :id and duty_state in ('RETIRED', 'RETIRED_VETERAN'))")
                .param("id", event.person().value()).query(Boolean.class).single();
        for (Mandate mandate : delegates.held(event.person().value())) {
            if (retired && mandate.formal() && rulebook.get(CongressRules.ENDS_BY_RETIREMENT, event.on())) {
                lapse(mandate, DelegateEnd.RETIREMENT, event.on());
            } else {
                noMember(mandate, event.on());
            }
        }
    }

    @EventListener
    void left(MembershipEvent.MemberLeft event) {
        for (Mandate mandate : delegates.held(event.person().value())) {
            if (event.to() == MemberState.DECEASED) {
                lapse(mandate, DelegateEnd.DEATH, event.on());
            } else if (event.to() == MemberState.TRANSFERRED_OUT) {
                lapse(mandate, DelegateEnd.TRANSFER, event.on());
            } else {
                noMember(mandate, event.on());
            }
        }
    }

    /** A member, with all rights of one: the mandate counts in matters of the union again. */
    @EventListener
    void joined(MembershipEvent.MemberJoined event) {
        member(event.person().value());
    }

    @EventListener
    void returned(MembershipEvent.MemberReturned event) {
        member(event.person().value());
    }

    private void member(UUID person) {
        delegates.held(person).stream().filter(mandate -> !mandate.member()).forEach(mandate -> delegates.member(mandate.id(), true));
    }

    /** What the staff roster says of somebody, by the same rules as what happens to a member. */
    void gone(Mandate mandate, LocalDate on) {
        String state = jdbc.sql("select coalesce(duty_state, '') from personnel_person where id = :id").param("id", mandate.person()).query(String.class).single();
        switch (state) {
            case "DECEASED" -> lapse(mandate, DelegateEnd.DEATH, on);
            case "MOVED_AWAY" -> lapse(mandate, DelegateEnd.TRANSFER, on);
            case "RETIRED", "RETIRED_VETERAN" -> {
                if (rulebook.get(CongressRules.ENDS_BY_RETIREMENT, on)) {
                    lapse(mandate, DelegateEnd.RETIREMENT, on);
                }
            }
            default -> elsewhere(mandate, on);
        }
    }

    /** Works for another electoral unit, or has no contract of appointment any more: a member stays a delegate of the members. */
    private void elsewhere(Mandate mandate, LocalDate on) {
        if (jdbc.sql("select exists (select 1 from congress_delegate d where d.id = :id and " + WORKS_ELSEWHERE + ")").param("id", mandate.id()).query(Boolean.class).single()) {
            if (rulebook.get(CongressRules.ENDS_BY_TRANSFER, on)) {
                lapse(mandate, DelegateEnd.TRANSFER, on);
            }
        } else if (mandate.member() && jdbc.sql("select members from congress_term where id = :id").param("id", mandate.term()).query(Boolean.class).single()) {
            staff(mandate, false, on);
        } else {
            lapse(mandate, DelegateEnd.NOT_QUALIFIED, on);
        }
    }

    /** Whether a mandate counts in matters of all staff: until there is no contract of appointment any more, and again once there is one. */
    void staff(Mandate mandate, boolean staff, LocalDate on) {
        if (mandate.staff() != staff) {
            delegates.staff(mandate.id(), staff);
            journal.remark(mandate, staff ? "STAFF_AGAIN" : "STAFF_NO", on);
        }
    }

    /** A delegate of all staff stays one, without a vote on matters of the union; one of its members does not. */
    private void noMember(Mandate mandate, LocalDate on) {
        if (mandate.formal() && !jdbc.sql("select staff from congress_term where id = :id").param("id", mandate.term()).query(Boolean.class).single()) {
            lapse(mandate, DelegateEnd.NOT_QUALIFIED, on);
        } else {
            delegates.member(mandate.id(), false);
        }
    }

    /** The unit that goes on in the place of another has its seats and its delegates. */
    @EventListener
    void unitEnded(MembershipEvent.UnitEnded event) {
        if (event.successor() == null) {
            return;
        }
        jdbc.sql("""
                insert into congress_electorate (term_id, unit_id, delegation_id, voters, seats)
                select e.term_id, :to, e.delegation_id, e.voters, e.seats from congress_electorate e join congress_term t on t.id = e.term_id and t.stage <> 'OVER' where e.unit_id = :from
                on conflict (term_id, unit_id) do update set voters = congress_electorate.voters + excluded.voters, seats = congress_electorate.seats + excluded.seats
                """).param("from", event.unit()).param("to", event.successor()).update();
        jdbc.sql("delete from congress_electorate e using congress_term t where t.id = e.term_id and t.stage <> 'OVER' and e.unit_id = :from").param("from", event.unit()).update();
        jdbc.sql("""
                update congress_delegate d set unit_id = :to, version = d.version + 1 from congress_term t
                where t.id = d.term_id and t.stage <> 'OVER' and d.unit_id = :from and d.stage <> 'ENDED'
                """).param("from", event.unit()).param("to", event.successor()).update();
    }
}
