package org.unionhall.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.Line;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.intake.RosterColumn;
import org.unionhall.intake.RosterKind;
import org.unionhall.kernel.Ids;
import org.unionhall.membership.Units.Unit;
import org.unionhall.personnel.Departments.Department;
import org.unionhall.personnel.Departments;
import static org.unionhall.intake.RosterColumn.optional;
import static org.unionhall.intake.RosterColumn.required;

/** The roster of departments, with the grassroots union each one's staff belong to. */
@Component
class DepartmentRoster implements RosterKind {

    private final Departments departments;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    DepartmentRoster(Departments departments, Units units, JdbcClient jdbc, Clock clock) {
        this.departments = departments;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "departments";
    }

    @Override
    public String list() {
        return "/departments";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ORGANISATION_OFFICER);
    }

    @Override
    public List<RosterColumn> columns() {
        return List.of(
                required("code", Kind.DIGITS, "X021", "部门编码", "部门代码", "Department code"),
                required("name", Kind.TEXT, "示例学院", "部门名称", "Department name"),
                optional("unit", Kind.DIGITS, "X01", "所属分工会编码", "分工会编码", "所属工会编码", "Union unit code"));
    }

    @Override
    public Planning plan(Actor actor) {
        return new DepartmentPlanning(actor.scope(Role.ORGANISATION_OFFICER));
    }

    @Override
    public void commit(UUID roster, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        departments.commit(roster);
        jdbc.sql(PLANNED + """
                update membership_unit_department m set to_on = :today from planned f
                where m.department_id = f.id and m.to_on is null and m.from_on < :today and m.unit_id is distinct from f.unit_id
                """).param("roster", roster).param("today", today).update();
        jdbc.sql(PLANNED + """
                delete from membership_unit_department m using planned f
                where m.department_id = f.id and m.to_on is null and m.from_on >= :today and m.unit_id is distinct from f.unit_id
                """).param("roster", roster).param("today", today).update();
        jdbc.sql(PLANNED + """
                insert into membership_unit_department (unit_id, department_id, from_on)
                select f.unit_id, f.id, :today from planned f where f.unit_id is not null
                  and not exists (select 1 from membership_unit_department m
                                  where m.department_id = f.id and m.unit_id = f.unit_id and m.to_on is null)
                """).param("roster", roster).param("today", today).update();
    }

    private static final String PLANNED = """
            with planned as (
                select f.* from intake_line l, jsonb_to_record(l.fields) as f (id uuid, unit_id uuid)
                where l.roster_id = :roster and l.status in ('NEW', 'CHANGED')
            )
            """;

    private final class DepartmentPlanning implements Planning {

        private final Set<UUID> reachable;
        private final boolean topmost;
        private final Map<String, Department> known = departments.byCode();
        private final Map<String, Unit> knownUnits = units.byCode();
        private final Map<UUID, String> mapped = new HashMap<>();
        private final Map<UUID, Set<UUID>> owners = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();

        private DepartmentPlanning(Scope scope) {
            this.reachable = units.within(scope);
            this.topmost = units.topmost(scope);
            jdbc.sql("""
                    select m.department_id, u.code, u.id from membership_unit_department m join membership_unit u on u.id = m.unit_id
                    where m.to_on is null
                    """).query(rs -> {
                        mapped.put(rs.getObject(1, UUID.class), rs.getString(2));
                        owners.computeIfAbsent(rs.getObject(1, UUID.class), id -> new HashSet<>()).add(rs.getObject(3, UUID.class));
                    });
        }

        @Override
        public void plan(List<Line> lines) {
            lines.forEach(this::plan);
        }

        private void plan(Line line) {
            String code = line.text("code");
            Department before = known.get(code);
            line.label(Objects.toString(line.text("name"), "") + " " + Objects.toString(code, ""));
            Integer first = code == null ? null : seen.putIfAbsent(code, line.row());
            if (first != null) {
                line.fault("code", "membership.code.twice", first);
            }
            String unitCode = line.has("unit") || before == null ? line.text("unit") : mapped.get(before.id());
            Unit unit = unitCode == null ? null : knownUnits.get(unitCode);
            if (unitCode != null && unit == null) {
                line.fault("unit", "membership.unit.unknown", unitCode);
            } else if (unit != null && !unit.kind().holdsMembers()) {
                line.fault("unit", "membership.unit.no-members", unit.name());
            } else if (!mine(before == null ? Set.of() : owners.getOrDefault(before.id(), Set.of()))
                    && (before != null || unit == null) || unit != null && !reachable.contains(unit.id())) {
                line.fault("unit", "membership.scope.outside");
            }
            if (line.faulty()) {
                return;
            }
            line.put("id", before == null ? Ids.next() : before.id());
            line.put("code", code);
            line.put("name", line.text("name"));
            line.put("unit_id", unit == null ? null : unit.id());
            if (before != null) {
                line.matches(before.id(), before.version());
                UnitRoster.changed(line, "name", before.name(), line.text("name"));
                UnitRoster.changed(line, "unit", mapped.get(before.id()), unitCode);
            }
        }

        /** Whether what these units have is one's own; what no unit has is for the topmost. */
        private boolean mine(Set<UUID> owners) {
            return owners.isEmpty() ? topmost : reachable.containsAll(owners);
        }

        @Override
        public List<Missing> missing() {
            return known.values().stream().filter(department -> !seen.containsKey(department.code()))
                    .filter(department -> mine(owners.getOrDefault(department.id(), Set.of())))
                    .sorted(java.util.Comparator.comparing(Department::code))
                    .map(department -> new Missing(department.id(), department.name() + " " + department.code())).toList();
        }
    }
}
