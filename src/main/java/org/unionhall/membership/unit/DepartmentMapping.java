package org.unionhall.membership.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;

/**
 * Which union units the people of a department belong to, from a day to a day: several departments may share a unit, a
 * large one may have several. Members stay where they are when a mapping changes.
 */
@Service
public class DepartmentMapping {

    private final JdbcClient jdbc;
    private final UnitRepository repository;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    DepartmentMapping(JdbcClient jdbc, UnitRepository repository, Units units, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param closedOn null while the department is open; @param parent name of the one above, null at the top */
    public record Department(UUID id, String code, String name, String parent, LocalDate closedOn) {
    }

    /** @param to first day it no longer holds; null while it does; @param mine whether the actor may end it */
    public record Mapped(UUID id, UUID unit, String name, LocalDate from, LocalDate to, boolean mine) {
    }

    /** How many of a department's members belong to a unit today. */
    public record Share(UUID unit, String name, long members) {
    }

    /** A department with a mapping the actor's scope reaches, or without any for those who reach the top. */
    public Optional<Department> find(Actor actor, UUID id) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR);
        boolean reached = scope.all() || jdbc.sql("""
                select case when exists (select 1 from membership_unit_department where department_id = :id) then exists (
                    select 1 from membership_unit_department m join membership_unit_below b on b.unit_id = m.unit_id
                    where m.department_id = :id and b.ancestor_id = any(:roots)) else :topmost end
                """).param("id", id).param("roots", scope.roots().toArray(UUID[]::new)).param("topmost", units.topmost(scope)).query(Boolean.class).single();
        return !reached ? Optional.empty() : jdbc.sql("""
                select d.id, d.code, d.name, p.name, d.closed_on from personnel_department d
                left join personnel_department p on p.id = d.parent_id where d.id = :id
                """).param("id", id).query((rs, n) -> new Department(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4),
                        rs.getObject(5, LocalDate.class))).optional();
    }

    /** The mappings of a department, those of today first. */
    public List<Mapped> of(Actor actor, UUID department) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER);
        return jdbc.sql("""
                select m.id, u.id, u.name, m.from_on, m.to_on, :all or exists (
                    select 1 from membership_unit_below b where b.unit_id = u.id and b.ancestor_id = any(:roots))
                from membership_unit_department m join membership_unit u on u.id = m.unit_id
                where m.department_id = :id order by m.to_on desc nulls first, m.from_on desc, u.code
                """).param("id", department).param("all", scope.all()).param("roots", scope.roots().toArray(UUID[]::new))
                .query((rs, n) -> new Mapped(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getString(3), rs.getObject(4, LocalDate.class),
                        rs.getObject(5, LocalDate.class), rs.getBoolean(6))).list();
    }

    public List<Share> shares(UUID department) {
        return jdbc.sql("""
                select u.id, u.short_name, count(*) from personnel_posting t join membership_stay s on s.person_id = t.person_id and s.to_on is null
                join membership_member m on m.person_id = s.person_id and m.state in ('ACTIVE', 'RETAINED') join membership_unit u on u.id = s.unit_id
                where t.department_id = :id and t.to_on is null group by u.id order by count(*) desc, u.code
                """).param("id", department).query((rs, n) -> new Share(rs.getObject(1, UUID.class), rs.getString(2), rs.getLong(3))).list();
    }

    /** @throws Refusal on {@code unit} or {@code from} */
    @Transactional
    public void map(Actor actor, UUID department, UUID unit, String from) {
        Department known = mine(actor, department);
        if (unit == null) {
            throw Refusal.on("unit", "membership.mapping.unit.missing");
        }
        LocalDate day = Approval.day("from", from, LocalDate.now(clock));
        UnitFacts facts = repository.lock(unit).filter(one -> units.reaches(actor.scope(Role.ORGANISATION_OFFICER), one.id()))
                .orElseThrow(() -> Refusal.on("unit", "membership.scope.outside"));
        if (facts.to() != null) {
            throw Refusal.on("unit", "membership.unitact.ended");
        }
        if (!facts.kind().holdsMembers()) {
            throw Refusal.on("unit", "membership.unit.no-members", facts.name());
        }
        if (facts.from() != null && day.isBefore(facts.from())) {
            throw Refusal.on("from", "membership.unitact.day.backwards", facts.from());
        }
        if (known.closedOn() != null) {
            throw new Refusal("membership.mapping.closed");
        }
        boolean overlaps = jdbc.sql("""
                select exists (select 1 from membership_unit_department where department_id = :department and unit_id = :unit and (to_on is null or to_on > :day))
                """).param("department", department).param("unit", unit).param("day", day).query(Boolean.class).single();
        if (overlaps) {
            throw Refusal.on("from", "membership.mapping.overlap");
        }
        jdbc.sql("insert into membership_unit_department (unit_id, department_id, from_on) values (:unit, :department, :day)").param("unit", unit)
                .param("department", department).param("day", day).update();
        audit.record(AuditEntry.of(actor, "membership.mapping.begin").on("department", department, known.name() + " " + known.code())
                .change("unit", null, facts.name()).change("from", null, day));
    }

    /** @param to first day the mapping no longer holds; the day it began takes it back altogether */
    @Transactional
    public void unmap(Actor actor, UUID department, UUID mapping, String to) {
        Department known = mine(actor, department);
        LocalDate day = Approval.day("to", to, LocalDate.now(clock));
        Mapped held = of(actor, department).stream().filter(one -> one.id().equals(mapping) && one.to() == null).findFirst()
                .orElseThrow(() -> new Refusal("membership.mapping.gone"));
        if (!held.mine()) {
            throw new Refusal("membership.scope.outside");
        }
        if (day.isBefore(held.from())) {
            throw Refusal.on("to", "membership.unitact.day.backwards", held.from());
        }
        int changed = day.equals(held.from())
                ? jdbc.sql("delete from membership_unit_department where id = :id and to_on is null").param("id", mapping).update()
                : jdbc.sql("update membership_unit_department set to_on = :day where id = :id and to_on is null").param("id", mapping).param("day", day).update();
        if (changed == 0) {
            throw new Refusal("membership.mapping.gone");
        }
        audit.record(AuditEntry.of(actor, "membership.mapping.end").on("department", department, known.name() + " " + known.code())
                .change("unit", held.name(), null).change("to", null, day));
    }

    private Department mine(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new Refusal("membership.scope.outside"));
    }
}
