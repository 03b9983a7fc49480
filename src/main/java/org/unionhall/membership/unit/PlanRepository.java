package org.unionhall.membership.unit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.Actor;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitPlan.Fate;
import org.unionhall.membership.unit.UnitPlan.Part;

/** Plans and their lines. */
@Repository
class PlanRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UnitPlan plan, Actor actor) {
        Approval approval = plan.approval();
        jdbc.sql("""
                insert into membership_unit_plan (id, act, state, on_day, document_no, document_on, reason, account_id, actor, made_at)
                values (:id, :act, 'DRAFT', :on, :no, :date, :reason, :account, :actor, :at)
                """).param("id", plan.id()).param("act", plan.act().name()).param("on", approval.on()).param("no", approval.documentNo())
                .param("date", approval.documentOn()).param("reason", approval.reason()).param("account", actor.account().value())
                .param("actor", actor.name()).param("at", Timestamp.from(plan.madeAt())).update();
        int nr = 0;
        for (Part part : plan.units()) {
            jdbc.sql("""
                    insert into membership_unit_plan_unit (plan_id, unit_id, part, nr, code, name, short_name, kind, parent_id, party_organisation)
                    values (:plan, :unit, :part, :nr, :code, :name, :short, :kind, :parent, :party)
                    """).param("plan", plan.id()).param("unit", part.unit()).param("part", part.fate().name()).param("nr", nr++)
                    .param("code", part.code()).param("name", part.name()).param("short", part.shortName()).param("kind", part.kind().name())
                    .param("parent", part.parent(), Types.OTHER).param("party", part.party(), Types.VARCHAR).update();
        }
    }

    Optional<UnitPlan> find(UUID id) {
        return read("select * from membership_unit_plan where id = :id", id);
    }

    /** The same; nobody else changes it until the end of the transaction. */
    Optional<UnitPlan> lock(UUID id) {
        return read("select * from membership_unit_plan where id = :id for update", id);
    }

    private Optional<UnitPlan> read(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query((rs, n) -> plan(rs, units(id))).optional();
    }

    private static UnitPlan plan(ResultSet rs, List<Part> units) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new UnitPlan(rs.getObject("id", UUID.class), UnitAct.valueOf(rs.getString("act")), PlanState.valueOf(rs.getString("state")),
                new Approval(rs.getString("document_no"), rs.getObject("document_on", LocalDate.class), rs.getObject("on_day", LocalDate.class),
                        rs.getString("reason")), rs.getString("actor"), rs.getTimestamp("made_at").toInstant(),
                ended == null ? null : ended.toInstant(), rs.getInt("version"), units);
    }

    private List<Part> units(UUID plan) {
        return jdbc.sql("select * from membership_unit_plan_unit where plan_id = :plan order by nr").param("plan", plan)
                .query((rs, n) -> new Part(rs.getObject("unit_id", UUID.class), Fate.valueOf(rs.getString("part")), rs.getString("code"),
                        rs.getString("name"), rs.getString("short_name"), UnitKind.valueOf(rs.getString("kind")),
                        rs.getObject("parent_id", UUID.class), rs.getString("party_organisation"))).list();
    }

    /** A plan in a list. @param ending names of the units that end */
    record Row(UUID id, UnitAct act, PlanState state, LocalDate on, String documentNo, String ending, String into, String actor, java.time.Instant madeAt) {
    }

    List<Row> list(String onUnits, java.util.Map<String, Object> values, int most) {
        return jdbc.sql("""
                select p.id, p.act, p.state, p.on_day, p.document_no, p.actor, p.made_at,
                    string_agg(u.short_name, '、' order by u.nr) filter (where u.part = 'ENDS') as ending,
                    string_agg(u.short_name, '、' order by u.nr) filter (where u.part <> 'ENDS') as goes
                from membership_unit_plan p join membership_unit_plan_unit u on u.plan_id = p.id
                group by p.id having bool_and(u.part <> 'ENDS' or\s""" + onUnits + ") order by p.state = 'DRAFT' desc, p.made_at desc limit :most")
                .params(values).param("most", most)
                .query((rs, n) -> new Row(rs.getObject("id", UUID.class), UnitAct.valueOf(rs.getString("act")), PlanState.valueOf(rs.getString("state")),
                        rs.getObject("on_day", LocalDate.class), rs.getString("document_no"), rs.getString("ending"), rs.getString("goes"),
                        rs.getString("actor"), rs.getTimestamp("made_at").toInstant())).list();
    }

    /** Whether a unit that ends in this plan ends in another draft already. */
    Optional<UUID> draftOf(UUID unit) {
        return jdbc.sql("""
                select p.id from membership_unit_plan p join membership_unit_plan_unit u on u.plan_id = p.id
                where p.state = 'DRAFT' and u.part = 'ENDS' and u.unit_id = :unit limit 1
                """).param("unit", unit).query(UUID.class).optional();
    }

    void state(UUID id, PlanState state) {
        jdbc.sql("update membership_unit_plan set state = :state, ended_at = :at, version = version + 1 where id = :id").param("id", id)
                .param("state", state.name()).param("at", Timestamp.from(clock.instant())).update();
    }

    void touch(UUID id) {
        jdbc.sql("update membership_unit_plan set version = version + 1 where id = :id").param("id", id).update();
    }

    private static final String NOW = """
            with there as (
                select 'UNIT' as what, c.id as subject, c.parent_id as unit from membership_unit c
                where c.parent_id = any(:ends) and c.to_on is null and c.id <> all(:ends)
                union all
                select 'DEPARTMENT', m.id, m.unit_id from membership_unit_department m where m.unit_id = any(:ends) and m.to_on is null
                union all
                select 'OFFICE', o.id, o.unit_id from membership_office o where o.unit_id = any(:ends) and (o.to_on is null or o.to_on > :on)
            )
            """;
    private static final String MEMBERS_NOW = """
            select s.person_id, s.unit_id from membership_stay s where s.unit_id = any(:ends) and s.to_on is null""";

    /** How many have come or gone since the lines were laid out. */
    long moved(UnitPlan plan) {
        return jdbc.sql(NOW + """
                select (select count(*) from there t full join (select * from membership_unit_plan_line where plan_id = :plan) l
                            on l.what = t.what and l.subject = t.subject and l.from_unit = t.unit
                        where t.subject is null or l.subject is null)
                     + (select count(*) from (""" + MEMBERS_NOW + """
                ) s full join (select * from membership_unit_plan_member where plan_id = :plan) l
                            on l.person_id = s.person_id and l.from_unit = s.unit_id
                        where s.person_id is null or l.person_id is null)
                """).param("plan", plan.id()).param("ends", plan.endingIds()).param("on", plan.approval().on()).query(Long.class).single();
    }

    /** Lays out who and what is there now; what was decided of those still there stays decided. */
    void layOut(UnitPlan plan) {
        UUID into = plan.successor() == null ? null : plan.successor().unit();
        jdbc.sql(NOW + """
                delete from membership_unit_plan_line l where l.plan_id = :plan and not exists (
                    select 1 from there t where t.what = l.what and t.subject = l.subject and t.unit = l.from_unit)
                """).param("plan", plan.id()).param("ends", plan.endingIds()).param("on", plan.approval().on()).update();
        jdbc.sql("delete from membership_unit_plan_member l where l.plan_id = :plan and not exists (select 1 from (" + MEMBERS_NOW
                        + ") s where s.person_id = l.person_id and s.unit_id = l.from_unit)")
                .param("plan", plan.id()).param("ends", plan.endingIds()).update();
        jdbc.sql(NOW + """
                insert into membership_unit_plan_line (plan_id, what, subject, from_unit, to_unit)
                select :plan, t.what, t.subject, t.unit, case when t.what <> 'OFFICE' then :into::uuid end from there t on conflict do nothing
                """).param("plan", plan.id()).param("ends", plan.endingIds()).param("on", plan.approval().on()).param("into", into, Types.OTHER).update();
        jdbc.sql("""
                insert into membership_unit_plan_member (plan_id, person_id, from_unit, to_unit, label)
                select :plan, s.person_id, s.unit_id, :into, p.name || ' ' || coalesce(p.staff_no, '') from (""" + MEMBERS_NOW + """
                ) s join personnel_person p on p.id = s.person_id on conflict do nothing
                """).param("plan", plan.id()).param("ends", plan.endingIds()).param("into", into, Types.OTHER).update();
    }

    /** @param to null: nowhere yet, or, of an office, that it ends; @param post as which an office goes on */
    void send(UUID plan, String what, UUID subject, UUID to, String post) {
        jdbc.sql("update membership_unit_plan_line set to_unit = :to, post = :post where plan_id = :plan and what = :what and subject = :subject")
                .param("plan", plan).param("what", what).param("subject", subject).param("to", to, Types.OTHER).param("post", post, Types.VARCHAR).update();
    }

    void sendMember(UUID plan, UUID person, UUID to) {
        jdbc.sql("update membership_unit_plan_member set to_unit = :to where plan_id = :plan and person_id = :person").param("plan", plan)
                .param("person", person).param("to", to, Types.OTHER).update();
    }

    /** Members whose department goes to a unit go with it; those whose department goes nowhere, or who have none, stay where they are. */
    int sendByDepartment(UUID plan) {
        return jdbc.sql("""
                update membership_unit_plan_member l set to_unit = d.to_unit
                from personnel_posting t join membership_unit_department m on m.department_id = t.department_id
                join membership_unit_plan_line d on d.plan_id = :plan and d.what = 'DEPARTMENT' and d.subject = m.id and d.to_unit is not null
                where l.plan_id = :plan and t.person_id = l.person_id and t.to_on is null and m.unit_id = l.from_unit and l.to_unit is distinct from d.to_unit
                """).param("plan", plan).update();
    }
}
