package org.unionhall.membership.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;

/**
 * What the staff roster says and the register of members does not follow yet. Nothing changes by itself: every line is
 * a proposal that an organisation officer confirms, alone or with others.
 */
@Service
public class StaffChanges {

    private static final String WHO = """
            select p.id, p.staff_no, p.name, p.employment_type, p.duty_state, d.name as department, s.unit_id, u.short_name as unit, m.state, a.until_on, a.note,
            """;
    private static final String FROM = """
             from personnel_person p left join membership_member m on m.person_id = p.id
            left join membership_stay s on s.person_id = p.id and s.to_on is null left join membership_unit u on u.id = s.unit_id
            left join membership_put_off a on a.person_id = p.id and a.kind = :kind and a.until_on > :today
            left join personnel_posting t on t.person_id = p.id and t.to_on is null left join personnel_department d on d.id = t.department_id
            where not exists (select 1 from membership_matter o where o.person_id = p.id and o.stage in ('FIRST', 'SECOND', 'RETURNED')) and (a.person_id is not null) = :off and\s""";
    /** The only unit to which the department belongs today; null when it has none or several. */
    private static final String MAPPED = """
            (select case when count(*) = 1 then min(x.unit_id::text)::uuid end from membership_unit_department x
             where x.department_id = t.department_id and daterange(x.from_on, x.to_on) @> :today)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A list of proposals of one kind. */
    public enum Kind {
        /** At work and not a member: may be invited to join. */
        INVITE("(m.person_id is null or m.state in ('WITHDRAWN', 'TRANSFERRED_OUT')) and coalesce(p.duty_state, 'ON_DUTY') not in ('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED')"
                + " and not exists (select 1 from membership_invitation i where i.person_id = p.id)", false),
        /** Works in a department that belongs to another unit than the member does. */
        MOVE("m.state = 'ACTIVE' and t.department_id is not null and exists (select 1 from membership_unit_department x where x.department_id = t.department_id and daterange(x.from_on, x.to_on) @> :today)"
                + " and not exists (select 1 from membership_unit_department x join membership_unit_below b on b.ancestor_id = x.unit_id and b.unit_id = s.unit_id"
                + " where x.department_id = t.department_id and daterange(x.from_on, x.to_on) @> :today)", true),
        /** Retired: the membership is kept. */
        RETIRED("m.state = 'ACTIVE' and p.duty_state in ('RETIRED', 'RETIRED_VETERAN') and p.employment_type is distinct from 'REHIRED'", true),
        /** On unpaid leave or abroad for long: kept too. */
        AWAY("m.state = 'ACTIVE' and p.duty_state = 'UNPAID_LEAVE'", true),
        /** Kept, but at work again. */
        BACK("m.state = 'RETAINED' and p.duty_state in ('ON_DUTY', 'SICK_LEAVE', 'MATERNITY_LEAVE', 'SECONDED') and p.employment_type is distinct from 'REHIRED'", true),
        /** Has left the university: where the membership goes is to be asked. */
        LEFT("m.state in ('ACTIVE', 'RETAINED') and p.duty_state = 'MOVED_AWAY'", true),
        DECEASED("m.state not in ('DECEASED') and p.duty_state = 'DECEASED'", false);

        private final String condition;
        private final boolean ofUnits;

        Kind(String condition, boolean ofUnits) {
            this.condition = condition;
            this.ofUnits = ofUnits;
        }

        /** Whether several can be confirmed at once: where somebody goes who has left must be asked one by one. */
        public boolean inBulk() {
            return this != LEFT;
        }
    }

    /**
     * @param toUnit where a {@link Kind#MOVE} or an admission would lead; null when there is not exactly one answer
     * @param until  the day on which it comes back, when it was put off; else null
     * @param note   why it was put off
     */
    public record Proposal(PersonId person, String staffNo, String name, String employment, String duty, String department, String unit, UUID toUnit, String to,
                           LocalDate until, String note) {
    }

    public Map<Kind, Long> counts(Actor actor) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, jdbc.sql("select count(*)" + FROM + kind.condition + " and " + reach(actor, kind)).params(values(actor, kind, false)).query(Long.class).single());
        }
        return counts;
    }

    /** How many of a kind were put off and have not come back yet. */
    public long putOff(Actor actor, Kind kind) {
        return jdbc.sql("select count(*)" + FROM + kind.condition + " and " + reach(actor, kind)).params(values(actor, kind, true)).query(Long.class).single();
    }

    /** In the order of departments and staff numbers. @param off those that were put off, instead of those that wait */
    public List<Proposal> rows(Actor actor, Kind kind, boolean off, int size, long offset) {
        return jdbc.sql("select r.*, w.short_name as to_name from (" + WHO + MAPPED + " as to_unit" + FROM + kind.condition + " and " + reach(actor, kind)
                        + " order by d.name nulls last, p.staff_no, p.id limit :size offset :offset) r left join membership_unit w on w.id = r.to_unit order by r.department nulls last, r.staff_no, r.id")
                .params(values(actor, kind, off)).param("size", size).param("offset", offset)
                .query(StaffChanges::read).list();
    }

    /** One of the proposals, as it stands at this moment; empty when it is none any more, or not this officer's. */
    Optional<Proposal> still(Actor actor, Kind kind, boolean off, PersonId person) {
        Map<String, Object> values = new HashMap<>(values(actor, kind, off));
        values.put("person", person.value());
        return jdbc.sql("select r.*, w.short_name as to_name from (" + WHO + MAPPED + " as to_unit" + FROM + kind.condition + " and " + reach(actor, kind)
                        + " and p.id = :person) r left join membership_unit w on w.id = r.to_unit").params(values).query(StaffChanges::read).optional();
    }

    private static Proposal read(ResultSet rs, int row) throws SQLException {
        return new Proposal(new PersonId(rs.getObject("id", UUID.class)), rs.getString("staff_no"), rs.getString("name"), rs.getString("employment_type"),
                rs.getString("duty_state"), rs.getString("department"), rs.getString("unit"), rs.getObject("to_unit", UUID.class), rs.getString("to_name"),
                rs.getObject("until_on", LocalDate.class), rs.getString("note"));
    }

    private Map<String, Object> values(Actor actor, Kind kind, boolean off) {
        return Map.of("today", LocalDate.now(clock), "kind", kind.name(), "off", off, "roots", actor.scope(Role.ORGANISATION_OFFICER).roots().toArray(UUID[]::new));
    }

    /** Who belongs to no unit is for whoever keeps the unit their department belongs to. */
    private static String reach(Actor actor, Kind kind) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER);
        if (scope.all()) {
            return "true";
        }
        String mine = " in (select unit_id from membership_unit_below where ancestor_id = any(:roots))";
        return kind.ofUnits ? "s.unit_id" + mine : "coalesce(s.unit_id, " + MAPPED + ")" + mine;
    }
}
