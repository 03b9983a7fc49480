package org.unionhall.membership.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;

/** What a plan shows: each unit below, department, office and member with where it goes. */
@Repository
public class PlanLines {

    private final JdbcClient jdbc;

    PlanLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unit below one that ends. @param to null: nowhere yet */
    public record Below(UUID subject, String name, UnitKind kind, UUID to) {
    }

    /** A department whose people belong to a unit that ends. @param members of the plan who work there */
    public record Mapped(UUID subject, String name, String code, long members, UUID to) {
    }

    /** An office in a unit that ends. @param to null: it ends; @param as the post with which it goes on */
    public record Held(UUID subject, String unit, Post post, String name, String staffNo, LocalDate from, LocalDate termTo, UUID to, Post as) {
    }

    /** A member of a unit that ends. @param department null when none is known */
    public record Moved(UUID person, String label, String department, UUID from, UUID to) {
    }

    /** How many have a place and how many do not. @param to by destination; those without are in {@code missing} */
    public record Counts(long members, long missing, Map<UUID, Long> to) {
    }

    /**
     * Which members of a plan are shown.
     *
     * @param words      part of a name or staff number
     * @param department null for any
     * @param to         null for any; {@link #NOWHERE} for those without a destination
     */
    public record Search(String words, UUID department, UUID to) {

        public static final UUID NOWHERE = new UUID(0, 0);

        String sql() {
            return " where l.plan_id = :plan" + (words.isEmpty() ? "" : " and lower(l.label) like :words escape '\\'")
                    + (department == null ? "" : " and d.id = :department")
                    + (to == null ? "" : to.equals(NOWHERE) ? " and l.to_unit is null" : " and l.to_unit = :to");
        }

        Map<String, Object> values() {
            return Map.of("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%",
                    "department", department == null ? NOWHERE : department, "to", to == null ? NOWHERE : to);
        }
    }

    private static final String MEMBERS = """
             from membership_unit_plan_member l left join personnel_posting t on t.person_id = l.person_id and t.to_on is null
            left join personnel_department d on d.id = t.department_id""";

    public List<Below> below(UnitPlan plan) {
        return jdbc.sql("""
                select l.subject, u.name, u.kind, l.to_unit from membership_unit_plan_line l join membership_unit u on u.id = l.subject
                where l.plan_id = :plan and l.what = 'UNIT' order by u.code
                """).param("plan", plan.id()).query((rs, n) -> new Below(rs.getObject(1, UUID.class), rs.getString(2),
                        UnitKind.valueOf(rs.getString(3)), rs.getObject(4, UUID.class))).list();
    }

    public List<Mapped> departments(UnitPlan plan) {
        return jdbc.sql("""
                select l.subject, d.name, d.code, (select count(*) from membership_unit_plan_member p join personnel_posting t
                    on t.person_id = p.person_id and t.to_on is null where p.plan_id = :plan and t.department_id = d.id), l.to_unit
                from membership_unit_plan_line l join membership_unit_department m on m.id = l.subject
                join personnel_department d on d.id = m.department_id
                where l.plan_id = :plan and l.what = 'DEPARTMENT' order by d.code
                """).param("plan", plan.id()).query((rs, n) -> new Mapped(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        rs.getLong(4), rs.getObject(5, UUID.class))).list();
    }

    public List<Held> offices(UnitPlan plan) {
        return jdbc.sql("""
                select l.subject, u.short_name, o.post, p.name, p.staff_no, o.from_on, o.term_to_on, l.to_unit, l.post as as_post
                from membership_unit_plan_line l join membership_office o on o.id = l.subject join membership_unit u on u.id = l.from_unit
                join personnel_person p on p.id = o.person_id
                where l.plan_id = :plan and l.what = 'OFFICE' order by u.code, p.name_pinyin, p.id
                """).param("plan", plan.id()).query((rs, n) -> new Held(rs.getObject(1, UUID.class), rs.getString(2), Post.valueOf(rs.getString(3)),
                        rs.getString(4), rs.getString(5), rs.getObject(6, LocalDate.class), rs.getObject(7, LocalDate.class),
                        rs.getObject(8, UUID.class), rs.getString(9) == null ? null : Post.valueOf(rs.getString(9)))).list().stream()
                .sorted(java.util.Comparator.comparing(Held::unit).thenComparing(Held::post)).toList();
    }

    public Counts counts(UnitPlan plan) {
        Map<UUID, Long> to = new java.util.LinkedHashMap<>();
        long[] all = new long[2];
        jdbc.sql("select to_unit, count(*) from membership_unit_plan_member where plan_id = :plan group by to_unit").param("plan", plan.id())
                .query(rs -> {
                    UUID unit = rs.getObject(1, UUID.class);
                    all[0] += rs.getLong(2);
                    if (unit == null) {
                        all[1] += rs.getLong(2);
                    } else {
                        to.put(unit, rs.getLong(2));
                    }
                });
        return new Counts(all[0], all[1], to);
    }

    public long count(UnitPlan plan, Search search) {
        return jdbc.sql("select count(*)" + MEMBERS + search.sql()).param("plan", plan.id()).params(search.values()).query(Long.class).single();
    }

    public List<Moved> members(UnitPlan plan, Search search, long offset, int size) {
        return jdbc.sql("select l.person_id, l.label, d.name, l.from_unit, l.to_unit" + MEMBERS + search.sql()
                        + " order by l.to_unit is not null, d.code nulls first, l.label, l.person_id limit :size offset :offset")
                .param("plan", plan.id()).params(search.values()).param("size", size).param("offset", offset)
                .query((rs, n) -> new Moved(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getObject(4, UUID.class),
                        rs.getObject(5, UUID.class))).list();
    }

    /** Sends everybody a search shows to one unit. */
    int send(UnitPlan plan, Search search, UUID to) {
        return jdbc.sql("update membership_unit_plan_member set to_unit = :into where plan_id = :plan and person_id in (select l.person_id"
                        + MEMBERS + search.sql() + ")")
                .param("plan", plan.id()).params(search.values()).param("into", to, java.sql.Types.OTHER).update();
    }

    /** Departments in which members of a plan work: id and name. */
    public List<Mapped> workplaces(UnitPlan plan) {
        return jdbc.sql("select d.id, d.name, d.code, count(*)" + MEMBERS + " where l.plan_id = :plan and d.id is not null group by d.id order by d.code")
                .param("plan", plan.id()).query((rs, n) -> new Mapped(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        rs.getLong(4), null)).list();
    }

    /** Names of those without a destination, the first few. */
    List<String> missing(UnitPlan plan, int most) {
        return jdbc.sql("""
                select label from (
                    select 1 as nr, trim(label) as label from membership_unit_plan_member where plan_id = :plan and to_unit is null
                    union all
                    select 2, u.name from membership_unit_plan_line l join membership_unit u on u.id = l.subject
                    where l.plan_id = :plan and l.what = 'UNIT' and l.to_unit is null
                    union all
                    select 3, d.name from membership_unit_plan_line l join membership_unit_department m on m.id = l.subject
                    join personnel_department d on d.id = m.department_id where l.plan_id = :plan and l.what = 'DEPARTMENT' and l.to_unit is null) x
                order by nr, label limit :most
                """).param("plan", plan.id()).param("most", most).query(String.class).list();
    }

    /** How many members, units below and departments have no destination. */
    long missing(UnitPlan plan) {
        return jdbc.sql("""
                select (select count(*) from membership_unit_plan_member where plan_id = :plan and to_unit is null)
                     + (select count(*) from membership_unit_plan_line where plan_id = :plan and what <> 'OFFICE' and to_unit is null)
                """).param("plan", plan.id()).query(Long.class).single();
    }
}
