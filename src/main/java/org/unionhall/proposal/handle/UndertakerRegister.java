package org.unionhall.proposal.handle;

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
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;
import org.unionhall.proposal.Undertakers.Post;

/** The register of who heads each department, who handles its proposals and which leader is in charge of it. Added to and ended, never overwritten. */
@Service
public class UndertakerRegister {

    private static final int MOST_FOUND = 20;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Units units;
    private final Audit audit;

    UndertakerRegister(JdbcClient jdbc, Cases cases, Units units, Audit audit) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.units = units;
        this.audit = audit;
    }

    /** Whether the actor keeps it: a congress officer of the whole school. */
    public boolean keeps(Actor actor) {
        Scope scope = actor.scope(Role.CONGRESS_OFFICER);
        return !scope.empty() && units.topmost(scope);
    }

    /** A department and who stands for it today, by name; null for nobody. */
    public record Line(UUID department, String code, String name, LocalDate closedOn, String heads, String handlers, String leaders) {
    }

    /** Departments that work today, and closed ones that somebody still stands for, by code. @param q part of a name or a code; empty for all */
    public List<Line> lines(String q) {
        return jdbc.sql("""
                select d.id, d.code, d.name, d.closed_on,
                    string_agg(p.name, '、' order by p.name_pinyin) filter (where u.post = 'HEAD'),
                    string_agg(p.name, '、' order by p.name_pinyin) filter (where u.post = 'HANDLER'),
                    string_agg(p.name, '、' order by p.name_pinyin) filter (where u.post = 'LEADER')
                from personnel_department d left join proposal_undertaker u on u.department_id = d.id and u.from_on <= :today and (u.to_on is null or u.to_on > :today)
                left join personnel_person p on p.id = u.person_id
                where (:q = '' or d.name like :like or d.code = :q) group by d.id having d.closed_on is null or count(u.id) > 0 order by d.code
                """).param("today", cases.today()).param("q", q).param("like", like(q)).query((rs, n) -> new Line(rs.getObject(1, UUID.class), rs.getString(2),
                        rs.getString(3), rs.getObject(4, LocalDate.class), rs.getString(5), rs.getString(6), rs.getString(7))).list();
    }

    /** Somebody's post, running or over. @param to first day no longer; null while it runs */
    public record Entry(UUID id, PersonId person, String name, String staffNo, Post post, LocalDate from, LocalDate to) {

        public boolean on(LocalDate day) {
            return !from.isAfter(day) && (to == null || to.isAfter(day));
        }
    }

    /** All entries of a department, running ones first, then the latest. */
    public List<Entry> of(UUID department) {
        return jdbc.sql("""
                select u.id, u.person_id, p.name, p.staff_no, u.post, u.from_on, u.to_on from proposal_undertaker u join personnel_person p on p.id = u.person_id
                where u.department_id = :id order by u.to_on is not null, case u.post when 'HEAD' then 1 when 'HANDLER' then 2 else 3 end, u.from_on desc, u.id
                """).param("id", department).query((rs, n) -> new Entry(rs.getObject(1, UUID.class), new PersonId(rs.getObject(2, UUID.class)), rs.getString(3),
                        rs.getString(4), Post.valueOf(rs.getString(5)), rs.getObject(6, LocalDate.class), rs.getObject(7, LocalDate.class))).list();
    }

    /** Somebody who might be entered. */
    public record Found(PersonId person, String name, String staffNo, String department) {
    }

    /** People at work by the beginning of their name or by their staff number; the first {@value #MOST_FOUND}. */
    public List<Found> find(String q) {
        return q == null || q.isBlank() ? List.of() : jdbc.sql("""
                select p.id, p.name, p.staff_no, d.name from personnel_person p
                left join personnel_posting g on g.person_id = p.id and g.to_on is null left join personnel_department d on d.id = g.department_id
                where (p.name like :like or p.staff_no = :q) and coalesce(p.duty_state, '') not in ('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED')
                order by p.name, p.id limit :most
                """).param("like", like(q.strip()).substring(1)).param("q", q.strip()).param("most", MOST_FOUND)
                .query((rs, n) -> new Found(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3), rs.getString(4))).list();
    }

    private static String like(String q) {
        return "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /**
     * Enters somebody.
     *
     * @throws Refusal {@code proposal.handle.register.not-yours}; on {@code person}, {@code post} and {@code from} what is
     *     missing, unknown or there already
     */
    @Transactional
    public void begin(Actor actor, UUID department, PersonId person, Post post, LocalDate from) {
        Cases.Department at = kept(actor, department);
        if (at.closedOn() != null && !at.closedOn().isAfter(cases.today())) {
            throw new Refusal("proposal.handle.department.closed", at.name(), at.closedOn().toString());
        }
        String name = cases.name(person);
        if (name == null) {
            throw Refusal.on("person", "proposal.handle.register.person");
        }
        if (post == null) {
            throw Refusal.on("post", "proposal.handle.register.post.missing");
        }
        if (from == null || from.isBefore(cases.today().minusYears(20)) || from.isAfter(cases.today().plusYears(1))) {
            throw Refusal.on("from", "proposal.handle.register.from");
        }
        if (of(department).stream().anyMatch(one -> one.person().equals(person) && one.post() == post && (one.to() == null || one.to().isAfter(from)))) {
            throw Refusal.on("person", "proposal.handle.register.twice", name);
        }
        jdbc.sql("insert into proposal_undertaker (department_id, person_id, post, from_on) values (:department, :person, :post, :from)")
                .param("department", department).param("person", person.value()).param("post", post.name()).param("from", from).update();
        audit.record(AuditEntry.of(actor, "proposal.undertaker.begin").on("department", department, at.name() + " " + name).change("post", null, post).change("from", null, from));
    }

    /** Ends an entry. @param to first day no longer, after the day it began; @throws Refusal on {@code to} */
    @Transactional
    public void end(Actor actor, UUID department, UUID entry, LocalDate to) {
        Cases.Department at = kept(actor, department);
        Entry running = of(department).stream().filter(one -> one.id().equals(entry) && one.to() == null).findFirst()
                .orElseThrow(() -> new Refusal("proposal.handle.register.gone"));
        if (to == null || !to.isAfter(running.from()) || to.isAfter(cases.today().plusYears(1))) {
            throw Refusal.on("to", "proposal.handle.register.to", running.from().toString());
        }
        int ended = jdbc.sql("update proposal_undertaker set to_on = :to where id = :id and to_on is null").param("to", to).param("id", entry).update();
        if (ended == 0) {
            throw new Refusal("proposal.handle.register.gone");
        }
        audit.record(AuditEntry.of(actor, "proposal.undertaker.end").on("department", department, at.name() + " " + running.name()).change("to", null, to));
    }

    private Cases.Department kept(Actor actor, UUID department) {
        if (!keeps(actor)) {
            throw new Refusal("proposal.handle.register.not-yours");
        }
        return cases.department(department).orElseThrow(() -> new Refusal("proposal.handle.department.unknown"));
    }

    public Optional<Cases.Department> department(UUID id) {
        return cases.department(id);
    }
}
