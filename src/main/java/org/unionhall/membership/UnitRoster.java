package org.unionhall.membership;

import static org.unionhall.intake.RosterColumn.optional;
import static org.unionhall.intake.RosterColumn.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.Line;
import org.unionhall.intake.RosterColumn;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.intake.RosterKind;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units.Unit;

/** The roster of union units. Rows may stand in any order; a parent may stand below its children. */
@Component
class UnitRoster implements RosterKind {

    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnitRoster(Units units, JdbcClient jdbc, Clock clock) {
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public String list() {
        return "/units";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ORGANISATION_OFFICER);
    }

    @Override
    public List<RosterColumn> columns() {
        return List.of(
                required("code", Kind.DIGITS, "X01", "编码", "组织编码", "工会编码", "Code"),
                required("name", Kind.TEXT, "示例学院分工会", "全称", "组织名称", "工会名称", "Full name"),
                optional("shortName", Kind.TEXT, "示例学院", "简称", "Short name"),
                required("kind", Kind.TEXT, "基层工会", "类型", "组织类型", "工会类型", "Kind")
                        .oneOf(Arrays.stream(UnitKind.values()).map(UnitKind::zh).toList()),
                optional("parent", Kind.DIGITS, "X00", "上级编码", "上级组织编码", "上级工会编码", "Parent code"),
                optional("party", Kind.TEXT, "中共示例学院委员会", "对应党组织", "党组织", "Party organisation"));
    }

    @Override
    public Planning plan(Actor actor) {
        return new UnitPlanning(actor.scope(Role.ORGANISATION_OFFICER));
    }

    @Override
    public void commit(UUID roster, Actor actor) {
        units.oneAtATime();
        LocalDate today = LocalDate.now(clock);
        int expected = jdbc.sql("select count(*) from intake_line where roster_id = :roster and status = 'CHANGED'")
                .param("roster", roster).query(Integer.class).single();
        keepPast(roster, today);
        int changed = jdbc.sql(PLANNED + """
                update membership_unit u set name = f.name, short_name = f.short_name, kind = f.kind,
                    party_organisation = f.party, version = u.version + 1
                from planned f where u.id = f.id and f.status = 'CHANGED' and u.version = f.target_version
                """).param("roster", roster).update();
        if (changed != expected) {
            throw new Refusal("intake.moved");
        }
        jdbc.sql(PLANNED + """
                insert into membership_unit (id, code, name, short_name, kind, party_organisation)
                select id, code, name, short_name, kind, party from planned where status = 'NEW'
                """).param("roster", roster).update();
        jdbc.sql(PLANNED + """
                update membership_unit u set parent_id = p.id
                from planned f left join membership_unit p on p.code = f.parent
                where u.id = f.id and u.parent_id is distinct from p.id
                """).param("roster", roster).update();
    }

    /** How the units were until today; what was changed twice on one day was never so. */
    private void keepPast(UUID roster, LocalDate today) {
        jdbc.sql(PLANNED + """
                insert into membership_unit_past (unit_id, from_on, to_on, name, short_name, kind, parent_id, party_organisation)
                select u.id, coalesce(b.to_on, u.from_on), :today, u.name, u.short_name, u.kind, u.parent_id, u.party_organisation
                from planned f join membership_unit u on u.id = f.id
                left join (select unit_id, max(to_on) as to_on from membership_unit_past group by unit_id) b on b.unit_id = u.id
                where f.status = 'CHANGED' and coalesce(b.to_on, u.from_on, date '-infinity') < :today
                """).param("roster", roster).param("today", today).update();
    }

    private static final String PLANNED = """
            with planned as (
                select l.status, l.target_version, f.*
                from intake_line l, jsonb_to_record(l.fields) as f (id uuid, code text, name text, short_name text, kind text,
                    parent text, party text)
                where l.roster_id = :roster and l.status in ('NEW', 'CHANGED')
            )
            """;

    private final class UnitPlanning implements Planning {

        private final Scope scope;
        private final Map<String, Unit> known = units.byCode();
        private final Set<UUID> reachable;
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, String> parents = new HashMap<>();
        private final Map<String, UnitKind> kinds = new HashMap<>();

        private UnitPlanning(Scope scope) {
            this.scope = scope;
            this.reachable = units.within(scope);
            known.values().forEach(unit -> {
                parents.put(unit.code(), unit.parentCode());
                kinds.put(unit.code(), unit.kind());
            });
        }

        @Override
        public int batch() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void plan(List<Line> lines) {
            Set<String> inFile = new HashSet<>();
            lines.forEach(line -> {
                boolean first = inFile.add(line.text("code"));
                if (first && (line.has("parent") || !known.containsKey(line.text("code")))) {
                    parents.put(line.text("code"), line.text("parent"));
                }
                if (first) {
                    CodeTable.parse(UnitKind.class, line.text("kind")).ifPresent(kind -> kinds.put(line.text("code"), kind));
                }
            });
            lines.forEach(line -> plan(line, inFile));
            orphans(lines);
        }

        private void plan(Line line, Set<String> inFile) {
            String code = line.text("code");
            Unit before = known.get(code);
            line.label(Objects.toString(line.text("name"), "") + " " + Objects.toString(code, ""));
            Integer first = code == null ? null : seen.putIfAbsent(code, line.row());
            if (first != null) {
                line.fault("code", "membership.code.twice", first);
            }
            if (code != null && !code.matches("[A-Za-z0-9_.-]{1,30}")) {
                line.fault("code", "membership.code.form");
            }
            UnitKind kind = line.value("kind", text -> CodeTable.parse(UnitKind.class, text)
                    .orElseThrow(() -> new Refusal("membership.unit.kind.unknown", text)));
            String parent = parents.get(code);
            if (parent != null && !inFile.contains(parent) && !known.containsKey(parent)) {
                line.fault("parent", "membership.unit.parent.unknown", parent);
            } else if (circle(code)) {
                line.fault("parent", "membership.unit.circle");
            }
            checkScope(line, before, parent);
            if (line.faulty()) {
                return;
            }
            boolean placed = before == null || before.kind() != kind || !Objects.equals(before.parentCode(), parent);
            if (placed && !kind.mayStandBelow(kinds.get(parent))) {
                line.warn("parent", "membership.unit.unusual-place");
            }
            String name = line.text("name");
            String shortName = line.has("shortName") && line.text("shortName") != null ? line.text("shortName")
                    : before == null ? name : before.shortName();
            String party = line.has("party") || before == null ? line.text("party") : before.partyOrganisation();
            line.put("id", before == null ? Ids.next() : before.id());
            line.put("code", code);
            line.put("name", name);
            line.put("short_name", shortName);
            line.put("kind", kind.name());
            line.put("parent", parent);
            line.put("party", party);
            if (before != null) {
                line.matches(before.id(), before.version());
                changed(line, "name", before.name(), name);
                changed(line, "shortName", before.shortName(), shortName);
                changed(line, "kind", before.kind().zh(), kind.zh());
                changed(line, "parent", before.parentCode(), parent);
                changed(line, "party", before.partyOrganisation(), party);
            }
        }

        /** A unit stays below one's own units, and a new one comes in below them; roots and moves elsewhere need more. */
        private void checkScope(Line line, Unit before, String parent) {
            boolean stays = before != null && Objects.equals(parent, before.parentCode());
            if (!scope.all() && !(before == null || reachable.contains(before.id())) || !scope.all() && !stays && !belowMine(parent)) {
                line.fault("code", "membership.scope.outside");
            }
        }

        /** Whether the first unit known on the way up is one's own. */
        private boolean belowMine(String parent) {
            Set<String> way = new HashSet<>();
            String at = parent;
            while (at != null && !known.containsKey(at) && way.add(at)) {
                at = parents.get(at);
            }
            return at != null && known.containsKey(at) && reachable.contains(known.get(at).id());
        }

        /** A unit cannot come in below one that stays out. */
        private void orphans(List<Line> lines) {
            List<Line> orphans;
            do {
                Set<String> in = lines.stream().filter(line -> !line.faulty()).map(line -> line.text("code")).collect(Collectors.toSet());
                orphans = lines.stream().filter(line -> !line.faulty()).filter(line -> {
                    String parent = parents.get(line.text("code"));
                    return parent != null && !known.containsKey(parent) && !in.contains(parent);
                }).toList();
                orphans.forEach(line -> line.fault("parent", "membership.unit.parent.unknown", parents.get(line.text("code"))));
            } while (!orphans.isEmpty());
        }

        private boolean circle(String code) {
            Set<String> way = new HashSet<>();
            for (String at = code; at != null; at = parents.get(at)) {
                if (!way.add(at)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<Missing> missing() {
            return known.values().stream().filter(unit -> !seen.containsKey(unit.code()) && reachable.contains(unit.id()))
                    .sorted(java.util.Comparator.comparing(Unit::code))
                    .map(unit -> new Missing(unit.id(), unit.name() + " " + unit.code())).toList();
        }
    }

    static void changed(Line line, String field, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            line.change(field, before == null ? null : before.toString(), now == null ? null : now.toString());
        }
    }
}
