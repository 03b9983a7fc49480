package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Scope;

/** The union's units and the tree they form. */
@Service
public class Units {

    private static final String COLUMNS = """
            select u.id, u.code, u.name, u.short_name, u.kind, u.parent_id, p.code as parent_code, u.party_organisation,
                   u.from_on, u.to_on, u.version
            from membership_unit u left join membership_unit p on p.id = u.parent_id
            """;

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Unit> find(UUID id) {
        return jdbc.sql(COLUMNS + " where u.id = :id").param("id", id).query(Units::read).optional();
    }

    /** All units that exist, by code. */
    public Map<String, Unit> byCode() {
        return jdbc.sql(COLUMNS + " where u.to_on is null").query(Units::read).list().stream()
                .collect(Collectors.toMap(Unit::code, Function.identity()));
    }

    /** Every unit a scope reaches: what a query compares its unit column with. */
    public Set<UUID> within(Scope scope) {
        if (scope.all()) {
            return new HashSet<>(jdbc.sql("select id from membership_unit").query(UUID.class).list());
        }
        return new HashSet<>(jdbc.sql("select distinct unit_id from membership_unit_below where ancestor_id = any(:roots)")
                .param("roots", roots(scope)).query(UUID.class).list());
    }

    /** The short names of the units at the top of a scope that is not everything. */
    public List<String> names(Scope scope) {
        return jdbc.sql("select short_name from membership_unit where id = any(:roots) order by code").param("roots", roots(scope)).query(String.class).list();
    }

    public boolean reaches(Scope scope, UUID unit) {
        return scope.all() || jdbc.sql("""
                select exists (select 1 from membership_unit_below where unit_id = :unit and ancestor_id = any(:roots))
                """).param("unit", unit).param("roots", roots(scope)).query(Boolean.class).single();
    }

    /** The tree changes in one transaction at a time: whoever changes it calls this before anything else. */
    public void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('membership_unit_below'))").query((rs, n) -> 0).list();
    }

    /** Whether a scope reaches a unit with none above it: who and what belongs to no unit is for its officers. */
    public boolean topmost(Scope scope) {
        return scope.all() || jdbc.sql("select exists (select 1 from membership_unit where parent_id is null and id = any(:roots))")
                .param("roots", roots(scope)).query(Boolean.class).single();
    }

    /** Which of these people a scope reaches: those who belong to its units, and to no unit if it is {@link #topmost}. */
    Set<PersonId> reached(Scope scope, Collection<PersonId> people) {
        if (scope.all()) {
            return new HashSet<>(people);
        }
        return new HashSet<>(jdbc.sql("""
                select p.id from unnest(:people) p (id) left join membership_stay s on s.person_id = p.id and s.to_on is null
                where case when s.unit_id is null then :topmost
                    else s.unit_id in (select unit_id from membership_unit_below where ancestor_id = any(:roots)) end
                """).param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)).param("topmost", topmost(scope))
                .param("roots", roots(scope)).query((rs, n) -> new PersonId(rs.getObject(1, UUID.class))).list());
    }

    static UUID[] roots(Scope scope) {
        Collection<UUID> roots = scope.roots();
        return roots.toArray(UUID[]::new);
    }

    /** The ancestors of a unit from the root down, the unit itself last. */
    public List<Unit> path(UUID id) {
        return jdbc.sql(COLUMNS + " join membership_unit_below b on b.ancestor_id = u.id where b.unit_id = :id order by b.depth desc")
                .param("id", id).query(Units::read).list();
    }

    private static Unit read(ResultSet rs, int row) throws SQLException {
        return new Unit(rs.getObject("id", UUID.class), rs.getString("code"), rs.getString("name"), rs.getString("short_name"),
                UnitKind.valueOf(rs.getString("kind")), rs.getObject("parent_id", UUID.class), rs.getString("parent_code"),
                rs.getString("party_organisation"), rs.getObject("from_on", LocalDate.class),
                rs.getObject("to_on", LocalDate.class), rs.getInt("version"));
    }

    /** @param to first day the unit no longer exists; null while it does */
    public record Unit(UUID id, String code, String name, String shortName, UnitKind kind, UUID parent, String parentCode,
                       String partyOrganisation, LocalDate from, LocalDate to, int version) {
    }
}
