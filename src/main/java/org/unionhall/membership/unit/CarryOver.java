package org.unionhall.membership.unit;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;

/**
 * Carries over what a confirmed plan says, each kind in a few statements however many there are: the old ends and the
 * new begins on the same day. What began on that very day is put right in place.
 */
@Repository
class CarryOver {

    private final JdbcClient jdbc;
    private final Clock clock;

    CarryOver(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private JdbcClient.StatementSpec sql(String sql, UnitPlan plan) {
        return jdbc.sql(sql).params(Map.of("plan", plan.id(), "on", plan.approval().on(), "ends", plan.endingIds()));
    }

    /** Nobody else acts on these memberships until the end of the transaction. */
    void lockMembers(UnitPlan plan) {
        sql("""
                select m.person_id from membership_member m where m.person_id in (
                    select person_id from membership_unit_plan_member where plan_id = :plan) order by m.person_id for update
                """, plan).query(UUID.class).list();
    }

    /** @throws Refusal {@code membership.unitact.plan.moved} when somebody left or came in between */
    void members(UnitPlan plan, Actor actor) {
        long expected = sql("select count(*) from membership_unit_plan_member where plan_id = :plan", plan).query(Long.class).single();
        int inPlace = sql("""
                update membership_stay s set unit_id = l.to_unit from membership_unit_plan_member l
                where l.plan_id = :plan and s.person_id = l.person_id and s.unit_id = l.from_unit and s.to_on is null and s.from_on = :on
                """, plan).update();
        int closed = sql("""
                update membership_stay s set to_on = :on from membership_unit_plan_member l
                where l.plan_id = :plan and s.person_id = l.person_id and s.unit_id = l.from_unit and s.to_on is null and s.from_on < :on
                """, plan).update();
        int opened = sql("""
                insert into membership_stay (person_id, unit_id, from_on)
                select l.person_id, l.to_unit, :on from membership_unit_plan_member l where l.plan_id = :plan
                  and not exists (select 1 from membership_stay s where s.person_id = l.person_id and s.to_on is null)
                """, plan).update();
        if (inPlace + closed != expected || opened != closed) {
            throw new Refusal("membership.unitact.plan.moved");
        }
        sql("""
                insert into membership_act (person_id, act, from_state, to_state, from_unit, to_unit, on_day, at, actor, source_id, note)
                select m.person_id, 'CARRIED_OVER', m.state, m.state, l.from_unit, l.to_unit, :on, :at, :actor, :plan, :no
                from membership_unit_plan_member l join membership_member m on m.person_id = l.person_id where l.plan_id = :plan
                """, plan).param("at", Timestamp.from(clock.instant())).param("actor", actor.name())
                .param("no", plan.approval().documentNo()).update();
        sql("update membership_member set version = version + 1 where person_id in (select person_id from membership_unit_plan_member where plan_id = :plan)",
                plan).update();
    }

    /** An office that is meant to go on, and what stands in its way. */
    record Clash(String person, UUID unit) {
    }

    /** Offices that cannot go on as planned: the person holds the post there, or somebody holds a post that has one holder. */
    List<Clash> clashes(UnitPlan plan, List<String> singlePosts) {
        return sql("""
                with goes as (
                    select l.subject, l.to_unit, l.post, o.person_id from membership_unit_plan_line l join membership_office o on o.id = l.subject
                    where l.plan_id = :plan and l.what = 'OFFICE' and l.to_unit is not null
                ), there as (
                    select o.id, o.unit_id, o.post, o.person_id from membership_office o
                    where o.unit_id in (select to_unit from goes) and (o.to_on is null or o.to_on > :on)
                    union all select subject, to_unit, post, person_id from goes
                )
                select p.name, g.to_unit from goes g join personnel_person p on p.id = g.person_id
                where exists (select 1 from there t where t.id <> g.subject and t.unit_id = g.to_unit and t.post = g.post
                              and (t.person_id = g.person_id or t.post = any(:single)))
                order by p.name limit 3
                """, plan).param("single", singlePosts.toArray(String[]::new))
                .query((rs, n) -> new Clash(rs.getString(1), rs.getObject(2, UUID.class))).list();
    }

    /** An office that is meant to go on: who held what where, and what it becomes. */
    record Onward(UUID person, String name, UnitKind kind, Post held, UUID to, UnitKind toKind, Post post) {
    }

    List<Onward> onward(UnitPlan plan) {
        return jdbc.sql("""
                select o.person_id, p.name, f.kind, o.post, l.to_unit, coalesce(t.kind, u.kind), l.post
                from membership_unit_plan_line l join membership_office o on o.id = l.subject join personnel_person p on p.id = o.person_id
                join membership_unit f on f.id = o.unit_id join membership_unit_plan_unit u on u.plan_id = l.plan_id and u.unit_id = l.to_unit
                left join membership_unit t on t.id = l.to_unit
                where l.plan_id = :plan and l.what = 'OFFICE' order by p.name, l.subject
                """).param("plan", plan.id())
                .query((rs, n) -> new Onward(rs.getObject(1, UUID.class), rs.getString(2), UnitKind.valueOf(rs.getString(3)), Post.valueOf(rs.getString(4)),
                        rs.getObject(5, UUID.class), UnitKind.valueOf(rs.getString(6)), Post.valueOf(rs.getString(7)))).list();
    }

    /**
     * Every office of the ending units ends; those that go on begin anew, in the term of the body they come to, else with what is
     * left of their own.
     */
    void offices(UnitPlan plan, Actor actor) {
        sql("""
                update membership_office set to_on = :on, end_reason = 'UNIT_ENDED', version = version + 1
                where unit_id = any(:ends) and (to_on is null or to_on > :on)
                """, plan).update();
        List<Begun> begun = sql("""
                with begun as (
                insert into membership_office (unit_id, post, person_id, full_time, from_on, term_to_on, term_id, came, party_post, document)
                select l.to_unit, l.post, o.person_id, o.full_time, :on, case when coalesce(t.to_on, o.term_to_on) >= :on then coalesce(t.to_on, o.term_to_on) end,
                    t.id, o.came, o.party_post, :no
                from membership_unit_plan_line l join membership_office o on o.id = l.subject join membership_unit u on u.id = l.to_unit
                left join membership_body_term t on t.unit_id = u.id and t.body = membership_body(u.kind, l.post) and daterange(t.from_on, t.ended_on) @> :on::date
                where l.plan_id = :plan and l.what = 'OFFICE' and l.to_unit is not null returning id, unit_id, term_id, post, person_id)
                select b.id, b.unit_id, b.term_id, b.post, p.name from begun b join personnel_person p on p.id = b.person_id order by p.name, b.id
                """, plan).param("no", plan.approval().documentNo()).query((rs, n) -> new Begun(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class),
                        rs.getObject(3, UUID.class), Post.valueOf(rs.getString(4)), rs.getString(5))).list();
        begun.forEach(office -> sql("""
                insert into membership_office_act (unit_id, act, what, office_id, term_id, on_day, at, actor, document)
                values (:unit, 'CARRY', :what, :office, :term, :on, :at, :actor, :no)
                """, plan).param("unit", office.unit()).param("what", office.name() + " · " + office.post().zh()).param("office", office.id())
                .param("term", office.term(), Types.OTHER).param("at", Timestamp.from(clock.instant())).param("actor", actor.name())
                .param("no", plan.approval().documentNo()).update());
    }

    /** An office that goes on in another unit, as it begins there. */
    private record Begun(UUID id, UUID unit, UUID term, Post post, String name) {
    }

    void departments(UnitPlan plan) {
        sql("""
                insert into membership_unit_department (unit_id, department_id, from_on)
                select distinct l.to_unit, m.department_id, :on::date from membership_unit_plan_line l join membership_unit_department m on m.id = l.subject
                where l.plan_id = :plan and l.what = 'DEPARTMENT' and l.to_unit is not null and not exists (
                    select 1 from membership_unit_department o where o.unit_id = l.to_unit and o.department_id = m.department_id
                      and (o.to_on is null or o.to_on > :on))
                """, plan).update();
        sql("delete from membership_unit_department where unit_id = any(:ends) and to_on is null and from_on >= :on", plan).update();
        sql("update membership_unit_department set to_on = :on where unit_id = any(:ends) and to_on is null", plan).update();
    }

    /** The units below stand below their new one; how they stood before is kept. */
    void below(UnitPlan plan, Actor actor) {
        sql("""
                insert into membership_unit_past (unit_id, from_on, to_on, name, short_name, kind, parent_id, party_organisation)
                select u.id, coalesce(b.to_on, u.from_on), :on, u.name, u.short_name, u.kind, u.parent_id, u.party_organisation
                from membership_unit_plan_line l join membership_unit u on u.id = l.subject
                left join lateral (select max(to_on) as to_on from membership_unit_past where unit_id = u.id) b on true
                where l.plan_id = :plan and l.what = 'UNIT' and coalesce(b.to_on, u.from_on, date '-infinity') < :on
                """, plan).update();
        sql("""
                with line as (
                    insert into membership_unit_act (unit_id, act, on_day, document_no, document_on, reason, plan_id, at, actor)
                    select l.subject, 'CHANGE', :on, p.document_no, p.document_on, p.reason, p.id, :at, :actor
                    from membership_unit_plan_line l join membership_unit_plan p on p.id = l.plan_id
                    where l.plan_id = :plan and l.what = 'UNIT' returning id, unit_id)
                insert into membership_unit_act_change (act_id, nr, field, before, after)
                select line.id, 0, 'parent', o.name, n.name from line
                join membership_unit_plan_line l on l.plan_id = :plan and l.what = 'UNIT' and l.subject = line.unit_id
                join membership_unit o on o.id = l.from_unit join membership_unit n on n.id = l.to_unit
                """, plan).param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).update();
        sql("""
                update membership_unit u set parent_id = l.to_unit, version = u.version + 1 from membership_unit_plan_line l
                where l.plan_id = :plan and l.what = 'UNIT' and u.id = l.subject
                """, plan).update();
    }

    void end(UnitPlan plan) {
        sql("update membership_unit set to_on = :on, ended_by = :act, preparing = false, version = version + 1 where id = any(:ends)", plan)
                .param("act", plan.act().name(), Types.VARCHAR).update();
    }
}
