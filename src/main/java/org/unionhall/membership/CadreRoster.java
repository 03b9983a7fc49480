package org.unionhall.membership;

import static org.unionhall.intake.RosterColumn.optional;
import static org.unionhall.intake.RosterColumn.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.Line;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.intake.RosterColumn;
import org.unionhall.intake.RosterKind;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.PersonName;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units.Unit;

/**
 * The register of cadres: who holds which post in which unit, for which term. A new chair ends the present one's
 * office on the day the new one begins; nothing is overwritten.
 */
@Component
class CadreRoster implements RosterKind {

    private final Units units;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CadreRoster(Units units, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.units = units;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "cadres";
    }

    @Override
    public String list() {
        return "/cadres";
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ORGANISATION_OFFICER);
    }

    @Override
    public List<RosterColumn> columns() {
        return List.of(
                required("unit", Kind.DIGITS, "X01", "组织编码", "工会编码", "分工会编码", "Unit code"),
                required("post", Kind.TEXT, "主席", "职务", "工会职务", "Post").oneOf(Arrays.stream(Post.values()).map(Post::zh).toList()),
                required("staffNo", Kind.DIGITS, "9990001", "工号", "职工号", "Staff number"),
                optional("name", Kind.TEXT, "示例人员", "姓名", "Name"),
                optional("fullTime", Kind.TEXT, "兼职", "专兼职", "专职/兼职", "Full or part time").oneOf(List.of("专职", "兼职")),
                required("from", Kind.DATE, "2024-05-15", "任期开始", "任职日期", "任职时间", "From"),
                optional("termTo", Kind.DATE, "2029-05-14", "任期结束", "任期届满", "届满日期", "Term to"));
    }

    @Override
    public Planning plan(Actor actor) {
        return new CadrePlanning(actor.scope(Role.ORGANISATION_OFFICER));
    }

    @Override
    public void commit(UUID roster, Actor actor) {
        int expected = jdbc.sql("select count(*) from intake_line where roster_id = :roster and status = 'CHANGED'")
                .param("roster", roster).query(Integer.class).single();
        int changed = jdbc.sql(PLANNED + """
                update membership_office o set full_time = f.full_time, term_to_on = f.term_to, version = o.version + 1
                from planned f where o.id = f.id and f.status = 'CHANGED' and o.version = f.target_version and o.to_on is null
                """).param("roster", roster).update();
        int ending = jdbc.sql(PLANNED + " select count(*) from planned where ends is not null")
                .param("roster", roster).query(Integer.class).single();
        int ended = jdbc.sql(PLANNED + """
                update membership_office o set to_on = f.from_on, end_reason = 'SUCCEEDED', version = o.version + 1
                from planned f where o.id = f.ends and o.version = f.ends_version and o.to_on is null
                """).param("roster", roster).update();
        if (changed != expected || ended != ending) {
            throw new Refusal("intake.moved");
        }
        jdbc.sql(PLANNED + """
                insert into membership_office (id, unit_id, post, person_id, full_time, from_on, term_to_on)
                select id, unit_id, post, person_id, full_time, from_on, term_to from planned where status = 'NEW'
                """).param("roster", roster).update();
        events.publishEvent(new CadresBroughtIn(Set.copyOf(jdbc.sql(PLANNED + " select distinct unit_id from planned").param("roster", roster)
                .query(UUID.class).list())));
    }

    private static final String PLANNED = """
            with planned as (
                select l.status, l.target_version, f.*
                from intake_line l, jsonb_to_record(l.fields) as f (id uuid, unit_id uuid, post text, person_id uuid,
                    full_time boolean, from_on date, term_to date, ends uuid, ends_version int)
                where l.roster_id = :roster and l.status in ('NEW', 'CHANGED')
            )
            """;

    private record Held(UUID id, UUID unit, Post post, UUID person, String staffNo, String name, boolean fullTime, LocalDate from,
                        LocalDate termTo, int version, String unitName) {
    }

    private record Holder(UUID id, String name) {
    }

    private final class CadrePlanning implements Planning {

        private final Scope scope;
        private final Set<UUID> reachable;
        private final Map<String, Unit> knownUnits = units.byCode();
        private final List<Held> held = held();
        private final Set<UUID> named = new HashSet<>();
        private final Map<String, Integer> seen = new HashMap<>();

        private CadrePlanning(Scope scope) {
            this.scope = scope;
            this.reachable = units.within(scope);
        }

        @Override
        public int batch() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void plan(List<Line> lines) {
            Map<String, Holder> people = people(lines.stream().map(line -> line.text("staffNo")).filter(Objects::nonNull).toList());
            Set<UUID> mine = mine(people.values());
            lines.forEach(line -> {
                Holder person = people.get(line.text("staffNo"));
                boolean outside = person != null && !mine.contains(person.id());
                if (outside) {
                    line.fault("staffNo", "membership.scope.outside");
                } else if (line.text("staffNo") != null && person == null) {
                    line.fault("staffNo", "membership.staff-no.unknown", line.text("staffNo"));
                }
                plan(line, outside ? null : person);
            });
        }

        /** The people of one's units, and who holds office in them wherever they belong. */
        private Set<UUID> mine(Collection<Holder> people) {
            Set<UUID> mine = units.reached(scope, people.stream().map(person -> new PersonId(person.id())).toList()).stream()
                    .map(PersonId::value).collect(Collectors.toSet());
            held.stream().filter(office -> reachable.contains(office.unit())).forEach(office -> mine.add(office.person()));
            return mine;
        }


        private void plan(Line line, Holder person) {
            Unit unit = knownUnits.get(line.text("unit"));
            Post post = line.value("post", text -> CodeTable.parse(Post.class, text)
                    .orElseThrow(() -> new Refusal("membership.post.unknown", text)));
            line.label(Objects.toString(line.text("name"), person == null ? "" : person.name()) + " · "
                    + (unit == null ? Objects.toString(line.text("unit"), "") : unit.shortName()) + " " + Objects.toString(line.text("post"), ""));
            if (line.text("unit") != null && unit == null) {
                line.fault("unit", "membership.unit.unknown", line.text("unit"));
            } else if (unit != null && !reachable.contains(unit.id())) {
                line.fault("unit", "membership.scope.outside");
            }
            PersonName name = line.value("name", PersonName::of);
            if (name != null && person != null && !name.text().equals(person.name())) {
                line.fault("name", "membership.name.differs", line.text("staffNo"), person.name());
            }
            LocalDate from = line.date("from");
            LocalDate termTo = line.date("termTo");
            if (from != null && termTo != null && termTo.isBefore(from)) {
                line.fault("termTo", "membership.term.backwards");
            }
            String fullTime = line.text("fullTime");
            if (fullTime != null && !fullTime.equals("专职") && !fullTime.equals("兼职")) {
                line.fault("fullTime", "membership.full-time.unknown", fullTime);
            }
            if (line.faulty() || unit == null || post == null || person == null) {
                return;
            }
            once(line, unit.id() + "/" + post + "/" + person.id(), "post", "membership.office.twice");
            if (post.single()) {
                once(line, unit.id() + "/" + post, "post", "membership.post.single");
            }
            Held before = held.stream().filter(office -> office.unit().equals(unit.id()) && office.post() == post
                    && office.person().equals(person.id())).findFirst().orElse(null);
            if (before != null) {
                named.add(before.id());
                if (!before.from().equals(from)) {
                    line.fault("from", "membership.office.from-differs", before.from());
                }
            }
            if (!line.faulty()) {
                keep(line, unit, post, person, from, termTo, fullTime, before);
            }
        }

        private void keep(Line line, Unit unit, Post post, Holder person, LocalDate from, LocalDate termTo, String fullTime, Held before) {
            boolean full = fullTime == null ? before != null && before.fullTime() : fullTime.equals("专职");
            line.put("id", before == null ? Ids.next() : before.id());
            line.put("unit_id", unit.id());
            line.put("post", post.name());
            line.put("person_id", person.id());
            line.put("full_time", full);
            line.put("from_on", from.toString());
            line.put("term_to", termTo == null ? null : termTo.toString());
            if (before != null) {
                line.matches(before.id(), before.version());
                UnitRoster.changed(line, "fullTime", before.fullTime() ? "专职" : "兼职", full ? "专职" : "兼职");
                UnitRoster.changed(line, "termTo", before.termTo(), termTo);
            } else if (post.single()) {
                held.stream().filter(office -> office.unit().equals(unit.id()) && office.post() == post).findFirst()
                        .ifPresent(present -> succeed(line, present, from));
            }
        }

        private void succeed(Line line, Held present, LocalDate from) {
            if (from.isBefore(present.from())) {
                line.fault("from", "membership.office.before-present", present.name(), present.from());
                return;
            }
            named.add(present.id());
            line.put("ends", present.id());
            line.put("ends_version", present.version());
            line.warn("post", "membership.office.succeeds", present.name(), from);
        }

        private void once(Line line, String key, String field, String code) {
            Integer first = seen.putIfAbsent(key, line.row());
            if (first != null) {
                line.fault(field, code, first);
            }
        }

        private List<Held> held() {
            return jdbc.sql("""
                    select o.id, o.unit_id, o.post, o.person_id, p.staff_no, p.name, o.full_time, o.from_on, o.term_to_on, o.version,
                           u.short_name
                    from membership_office o join personnel_person p on p.id = o.person_id join membership_unit u on u.id = o.unit_id
                    where o.to_on is null
                    """).query((rs, n) -> new Held(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), Post.valueOf(rs.getString(3)),
                            rs.getObject(4, UUID.class), rs.getString(5), rs.getString(6), rs.getBoolean(7),
                            rs.getObject(8, LocalDate.class), rs.getObject(9, LocalDate.class), rs.getInt(10), rs.getString(11))).list();
        }

        private Map<String, Holder> people(List<String> numbers) {
            Map<String, Holder> found = new HashMap<>();
            jdbc.sql("select staff_no, id, name from personnel_person where staff_no = any(:numbers)")
                    .param("numbers", numbers.toArray(String[]::new)).query(rs -> {
                        found.put(rs.getString(1), new Holder(rs.getObject(2, UUID.class), rs.getString(3)));
                    });
            return found;
        }

        @Override
        public List<Missing> missing() {
            List<Missing> missing = new ArrayList<>();
            held.stream().filter(office -> reachable.contains(office.unit()) && !named.contains(office.id()))
                    .forEach(office -> missing.add(new Missing(office.id(),
                            office.name() + " " + office.staffNo() + " · " + office.unitName() + " " + office.post().zh())));
            return missing;
        }
    }
}
