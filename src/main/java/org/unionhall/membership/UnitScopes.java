package org.unionhall.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.PersonDirectory.Known;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Scope;
import org.unionhall.identity.ScopeDirectory;

/** Tells identity which units there are and who belongs to them: the scopes of roles, and whom to open accounts for. */
@Component
class UnitScopes implements ScopeDirectory {

    private final JdbcClient jdbc;
    private final Clock clock;

    UnitScopes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Choice> units() {
        return jdbc.sql("""
                with recursive down (id, name, depth, path) as (
                    select id, name, 0, array [code] from membership_unit where parent_id is null and daterange(from_on, to_on) @> :today::date
                    union all
                    select u.id, u.name, d.depth + 1, d.path || u.code from membership_unit u join down d on d.id = u.parent_id
                    where daterange(u.from_on, u.to_on) @> :today::date)
                select id, name, depth from down order by path
                """).param("today", LocalDate.now(clock))
                .query((rs, n) -> new Choice(rs.getObject(1, UUID.class), rs.getString(2), rs.getInt(3))).list();
    }

    @Override
    public Optional<String> name(UUID unit) {
        return jdbc.sql("select name from membership_unit where id = :id").param("id", unit).query(String.class).optional();
    }

    @Override
    public List<Known> people(UUID unit) {
        return jdbc.sql("""
                select p.id, p.staff_no, p.name
                from membership_stay s
                join membership_member m on m.person_id = s.person_id and m.state in ('ACTIVE', 'RETAINED')
                join personnel_person p on p.id = s.person_id and p.staff_no is not null
                where daterange(s.from_on, s.to_on) @> :today::date
                  and (:unit::uuid is null or s.unit_id in (select b.unit_id from membership_unit_below b where b.ancestor_id = :unit))
                order by p.staff_no
                """).param("today", LocalDate.now(clock)).param("unit", unit, java.sql.Types.OTHER)
                .query((rs, n) -> new Known(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3))).list();
    }

    @Override
    public Within within(Scope scope, String column, String prefix) {
        String of = scope.all() ? "" : " and w.unit_id in (select b.unit_id from membership_unit_below b where b.ancestor_id = any(:" + prefix + "Roots))";
        return new Within("exists (select 1 from membership_stay w where w.person_id = " + column
                + " and daterange(w.from_on, w.to_on) @> cast(:" + prefix + "Today as date)" + of + ")",
                Map.of(prefix + "Today", LocalDate.now(clock), prefix + "Roots", scope.roots().toArray(UUID[]::new)));
    }
}
