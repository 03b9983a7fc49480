package org.unionhall.membership;

import static org.unionhall.intake.RosterColumn.optional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.Line;
import org.unionhall.intake.RosterColumn;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.intake.RosterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units.Unit;
import org.unionhall.personnel.PersonPlanning;
import org.unionhall.personnel.PersonPlanning.Planned;
import org.unionhall.personnel.PersonRoster;

/**
 * The register of members: a person's row with the unit the person belongs to and the day of joining. A row without
 * a unit is staff who are not members (yet).
 */
@Component
class MemberRoster implements RosterKind {

    private final PersonRoster people;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    MemberRoster(PersonRoster people, Units units, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public String list() {
        return "/members";
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ORGANISATION_OFFICER);
    }

    @Override
    public List<RosterColumn> columns() {
        List<RosterColumn> columns = new ArrayList<>();
        for (RosterColumn column : people.columns()) {
            if (column.field().equals("firstWorkOn")) {
                columns.add(optional("unit", Kind.DIGITS, "X01", "分工会编码", "工会编码", "所属分工会编码", "Union unit code"));
            }
            columns.add(column);
            if (column.field().equals("firstWorkOn")) {
                columns.add(optional("joinedOn", Kind.DATE, "2010-09-01", "入会日期", "入会时间", "加入工会日期", "Joined on"));
            }
        }
        return columns;
    }

    @Override
    public Planning plan(Actor actor) {
        return new MemberPlanning(actor.scope(Role.ORGANISATION_OFFICER));
    }

    @Override
    public void commit(UUID roster, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Timestamp now = Timestamp.from(clock.instant());
        people.commit(roster, actor);
        jdbc.sql("drop table if exists pg_temp.membership_planned").update();
        jdbc.sql(PLANNED).param("roster", roster).update();
        jdbc.sql("analyze membership_planned").update();
        refuseMoved();
        jdbc.sql("""
                insert into membership_act (person_id, act, from_state, to_state, from_unit, to_unit, on_day, at, actor, source_id)
                select f.id, case when s.unit_id is distinct from f.unit_id then 'TRANSFER_BY_ROSTER' else 'CORRECT_BY_ROSTER' end,
                    m.state, f.state, s.unit_id, f.unit_id, :today, :now, :actor, :roster
                from membership_planned f join membership_member m on m.person_id = f.id
                left join membership_stay s on s.person_id = f.id and s.to_on is null
                where s.unit_id is distinct from f.unit_id or m.state <> f.state or m.joined_on is distinct from f.joined_on
                """).param("roster", roster).param("today", today).param("now", now).param("actor", actor.name()).update();
        jdbc.sql("""
                update membership_member m set state = f.state, joined_on = f.joined_on, version = m.version + 1
                from membership_planned f where m.person_id = f.id
                  and (m.state, m.joined_on) is distinct from (f.state, f.joined_on)
                """).update();
        jdbc.sql("""
                with admitted as (
                    insert into membership_member (person_id, state, joined_on)
                    select f.id, f.state, f.joined_on from membership_planned f
                    where f.member_version is null
                    returning person_id, state
                )
                insert into membership_act (person_id, act, to_state, to_unit, on_day, at, actor, source_id)
                select a.person_id, 'ADMIT_BY_ROSTER', a.state, f.unit_id, coalesce(f.joined_on, :today), :now, :actor, :roster
                from admitted a join membership_planned f on f.id = a.person_id
                """).param("roster", roster).param("today", today).param("now", now)
                .param("actor", actor.name()).update();
        moveStays(today);
        if (jdbc.sql("select count(*) from membership_planned").query(Long.class).single() >= PersonRoster.MANY) {
            jdbc.sql("analyze membership_member, membership_stay, membership_act").update();
        }
    }

    /** A stay ends today and the next one begins today: no gap, no overlap. One begun today is put right in place. */
    private void moveStays(LocalDate today) {
        jdbc.sql("""
                update membership_stay s set unit_id = f.unit_id from membership_planned f
                where s.person_id = f.id and s.to_on is null and s.from_on >= :today and s.unit_id <> f.unit_id
                """).param("today", today).update();
        jdbc.sql("""
                update membership_stay s set to_on = :today from membership_planned f
                where s.person_id = f.id and s.to_on is null and s.from_on < :today and s.unit_id <> f.unit_id
                """).param("today", today).update();
        jdbc.sql("""
                insert into membership_stay (person_id, unit_id, from_on)
                select f.id, f.unit_id, coalesce(b.to_on, least(f.joined_on, :today), :today)
                from membership_planned f
                left join (select person_id, max(to_on) as to_on from membership_stay
                           where person_id in (select id from membership_planned where member_version is not null)
                           group by person_id) b on b.person_id = f.id
                where f.member_version is null
                   or not exists (select 1 from membership_stay s where s.person_id = f.id and s.to_on is null)
                """).param("today", today).update();
    }

    private void refuseMoved() {
        boolean moved = jdbc.sql("""
                select exists (select 1 from membership_planned f left join membership_member m on m.person_id = f.id
                               where m.version is distinct from f.member_version)
                """).query(Boolean.class).single();
        if (moved) {
            throw new Refusal("intake.moved");
        }
    }

    /** Lines that say something of a membership: those with a unit. Read from their JSON once. */
    private static final String PLANNED = """
            create temporary table membership_planned on commit drop as
            select f.* from intake_line l, jsonb_to_record(l.fields) as f (id uuid, unit_id uuid, state text, joined_on date,
                member_version int)
            where l.roster_id = :roster and l.status in ('NEW', 'CHANGED') and f.unit_id is not null order by l.row_no""";

    /** @param matterTo where an open matter of the member leads, in words; null without one */
    private record Membership(UUID unit, String unitCode, MemberState state, LocalDate joinedOn, int version, String matterTo) {
    }

    private final class MemberPlanning implements Planning {

        private final Scope scope;
        private final Set<UUID> reachable;
        private final boolean topmost;
        private final Map<String, Unit> knownUnits = units.byCode();
        private final PersonPlanning persons;
        private final Set<UUID> named = new HashSet<>();

        private MemberPlanning(Scope scope) {
            this.scope = scope;
            this.reachable = units.within(scope);
            this.topmost = units.topmost(scope);
            this.persons = people.plan(found -> units.reached(scope, found));
        }

        @Override
        public void plan(List<Line> lines) {
            List<Planned> planned = persons.plan(lines);
            Map<PersonId, Membership> memberships = memberships(planned);
            planned.forEach(row -> plan(row, memberships.get(row.id())));
        }

        private void plan(Planned row, Membership before) {
            Line line = row.line();
            if (row.known() != null) {
                named.add(row.id().value());
            }
            String code = line.has("unit") ? line.text("unit") : before == null ? null : before.unitCode();
            Unit unit = code == null ? null : knownUnits.get(code);
            if (code != null && unit == null) {
                line.fault("unit", "membership.unit.unknown", code);
            } else if (unit != null && !unit.kind().holdsMembers()) {
                line.fault("unit", "membership.unit.no-members", unit.name());
            } else if (unit == null && before != null && before.unit() != null) {
                line.fault("unit", "membership.unit.left-blank");
            }
            if (code == null ? !topmost : unit != null && !reachable.contains(unit.id())) {
                line.fault("unit", "membership.scope.outside");
            }
            LocalDate joined = line.has("joinedOn") || before == null ? line.date("joinedOn") : before.joinedOn();
            if (joined != null && joined.isAfter(LocalDate.now(clock))) {
                line.fault("joinedOn", "membership.joined.future", joined);
            } else if (joined != null && row.firstWorkOn() != null && joined.isBefore(row.firstWorkOn())) {
                line.warn("joinedOn", "membership.joined.before-work", row.firstWorkOn());
            }
            if (line.faulty() || unit == null) {
                return;
            }
            if (before != null && before.matterTo() != null && !unit.id().equals(before.unit())) {
                line.fault("unit", "membership.roster.matter-open", before.matterTo());
                return;
            }
            // what a changed 在岗状态 means for a member is proposed and confirmed by a person, never done by a roster
            MemberState state = before == null ? MemberState.impliedBy(row.dutyState()) : before.state();
            line.put("unit_id", unit.id());
            line.put("state", state.name());
            line.put("joined_on", joined == null ? null : joined.toString());
            line.put("member_version", before == null ? null : before.version());
            if (row.known() != null) {
                UnitRoster.changed(line, "unit", before == null ? null : before.unitCode(), unit.code());
                UnitRoster.changed(line, "joinedOn", before == null ? null : before.joinedOn(), joined);
            }
        }

        private Map<PersonId, Membership> memberships(List<Planned> planned) {
            UUID[] ids = planned.stream().filter(row -> row.known() != null).map(row -> row.id().value()).toArray(UUID[]::new);
            Map<PersonId, Membership> found = new HashMap<>();
            jdbc.sql("""
                    select m.person_id, s.unit_id, u.code, m.state, m.joined_on, m.version,
                        (select coalesce(w.short_name, o.elsewhere, '—') from membership_matter o left join membership_unit w on w.id = o.to_unit
                         where o.person_id = m.person_id and o.stage in ('FIRST', 'SECOND', 'RETURNED')) as matter_to
                    from membership_member m
                    left join membership_stay s on s.person_id = m.person_id and s.to_on is null
                    left join membership_unit u on u.id = s.unit_id
                    where m.person_id = any(:ids)
                    """).param("ids", ids).query(rs -> {
                        found.put(new PersonId(rs.getObject(1, UUID.class)), new Membership(rs.getObject(2, UUID.class),
                                rs.getString(3), MemberState.valueOf(rs.getString(4)), rs.getObject(5, LocalDate.class), rs.getInt(6), rs.getString(7)));
                    });
            return found;
        }

        /** Members of the actor's units whom the file does not name, in the order of their staff numbers. */
        @Override
        public List<Missing> missing() {
            return jdbc.sql("""
                    select p.id, p.name || ' ' || coalesce(p.staff_no, '') || ' · ' || u.short_name as label
                    from membership_stay s join personnel_person p on p.id = s.person_id
                    join membership_member m on m.person_id = s.person_id
                    join membership_unit u on u.id = s.unit_id
                    where s.to_on is null and m.state in ('ACTIVE', 'RETAINED') and s.unit_id = any(:units)
                    order by p.staff_no
                    """).param("units", reachable.toArray(UUID[]::new))
                    .query((rs, n) -> new Missing(rs.getObject(1, UUID.class), rs.getString(2))).list().stream()
                    .filter(missing -> !named.contains(missing.id())).toList();
        }
    }
}
