package org.unionhall.membership.unit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.Units;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;

/**
 * Whether every department and everybody on the staff has a unit: their own as a member, or that of their department.
 * Whoever has left, retired or died is not asked for. What has no unit is for those whose scope reaches the top.
 */
@Service
public class Coverage {

    private static final String GAPS = """
            with gaps as (
                select 'DEPARTMENT_WITHOUT_UNIT' as gap, null::uuid as person, d.id as department, d.name, d.code, null::text as workplace, null::text as unit
                from personnel_department d where :topmost and d.closed_on is null
                  and not exists (select 1 from membership_unit_department m where m.department_id = d.id and m.to_on is null)
                union all
                select case when t.department_id is null then 'PERSON_WITHOUT_DEPARTMENT' else 'PERSON_WITHOUT_UNIT' end, p.id, t.department_id,
                       p.name, p.staff_no, d.name, null
                from personnel_person p left join membership_stay s on s.person_id = p.id and s.to_on is null
                left join personnel_posting t on t.person_id = p.id and t.to_on is null
                left join personnel_department d on d.id = t.department_id
                where :topmost and s.person_id is null
                  and coalesce(p.duty_state, '') not in ('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED')
                  and not exists (select 1 from membership_unit_department m where m.department_id = t.department_id and m.to_on is null)
                union all
                select 'MEMBER_ELSEWHERE', p.id, t.department_id, p.name, p.staff_no, d.name, u.short_name
                from membership_stay s join membership_member m on m.person_id = s.person_id and m.state in ('ACTIVE', 'RETAINED')
                join personnel_posting t on t.person_id = s.person_id and t.to_on is null
                join personnel_person p on p.id = s.person_id join personnel_department d on d.id = t.department_id
                join membership_unit u on u.id = s.unit_id
                where s.to_on is null and (:all or s.unit_id in (select unit_id from membership_unit_below where ancestor_id = any(:roots)))
                  and exists (select 1 from membership_unit_department x where x.department_id = t.department_id and x.to_on is null)
                  and not exists (select 1 from membership_unit_department x join membership_unit_below b on b.ancestor_id = x.unit_id
                                  where x.department_id = t.department_id and x.to_on is null and b.unit_id = s.unit_id)
            )
            """;

    private final JdbcClient jdbc;
    private final Units units;
    private final Audit audit;

    Coverage(JdbcClient jdbc, Units units, Audit audit) {
        this.jdbc = jdbc;
        this.units = units;
        this.audit = audit;
    }

    /** @param person null for a department; @param workplace and unit: null when there is none */
    public record Row(Gap gap, UUID person, UUID department, String name, String code, String workplace, String unit) {
    }

    /**
     * Which rows are shown.
     *
     * @param gap    null for everything that has no unit
     * @param people with a null gap: people only
     * @param words  part of a name or number
     */
    public record Search(Gap gap, boolean people, String words) {

        String sql() {
            return " where " + (gap != null ? "gap = :gap" : people ? "gap in ('PERSON_WITHOUT_DEPARTMENT', 'PERSON_WITHOUT_UNIT')" : "gap <> 'MEMBER_ELSEWHERE'")
                    + (words.isEmpty() ? "" : " and lower(concat_ws(' ', name, code, workplace, unit)) like :words escape '\\'");
        }
    }

    private Map<String, Object> values(Actor actor, Search search) {
        Scope scope = scope(actor);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("topmost", units.topmost(scope));
        values.put("all", scope.all());
        values.put("roots", scope.roots().toArray(UUID[]::new));
        values.put("gap", search.gap() == null ? "" : search.gap().name());
        values.put("words", "%" + search.words().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return values;
    }

    private static Scope scope(Actor actor) {
        return actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR);
    }

    /** How many rows of each kind there are; kinds without any are zero. */
    public Map<Gap, Long> counts(Actor actor) {
        Map<Gap, Long> counts = new EnumMap<>(Gap.class);
        for (Gap gap : Gap.values()) {
            counts.put(gap, 0L);
        }
        jdbc.sql(GAPS + "select gap, count(*) from gaps group by gap").params(values(actor, new Search(null, false, "")))
                .query(rs -> {
                    counts.put(Gap.valueOf(rs.getString(1)), rs.getLong(2));
                });
        return counts;
    }

    public long count(Actor actor, Search search) {
        return jdbc.sql(GAPS + "select count(*) from gaps" + search.sql()).params(values(actor, search)).query(Long.class).single();
    }

    public List<Row> rows(Actor actor, Search search, long offset, int size) {
        return jdbc.sql(GAPS + "select * from gaps" + search.sql() + " order by gap, workplace nulls first, code nulls last, person limit :size offset :offset")
                .params(values(actor, search)).param("size", size).param("offset", offset)
                .query((rs, n) -> new Row(Gap.valueOf(rs.getString("gap")), rs.getObject("person", UUID.class), rs.getObject("department", UUID.class),
                        rs.getString("name"), rs.getString("code"), rs.getString("workplace"), rs.getString("unit"))).list();
    }

    /** Writes all rows of a search into a workbook; @param label the reason in the reader's words; @return how many rows */
    @Transactional
    public long export(Actor actor, Search search, String asked, String reason, Function<Gap, String> label, OutputStream out, LongConsumer done)
            throws IOException {
        String why = Reason.of(reason);
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, "组织覆盖情况", List.of(Column.text("情况", 24), Column.text("姓名或部门", 24),
                Column.text("工号或编码", 14), Column.text("所在部门", 24), Column.text("所属工会", 24)))) {
            jdbc.sql(GAPS + "select * from gaps" + search.sql() + " order by gap, workplace nulls first, code nulls last, person").withFetchSize(500)
                    .params(values(actor, search)).query(rs -> {
                        try {
                            sheet.row(java.util.Arrays.asList(label.apply(Gap.valueOf(rs.getString("gap"))), rs.getString("name"), rs.getString("code"),
                                    rs.getString("workplace"), rs.getString("unit")));
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                        done.accept(++rows[0]);
                    });
        }
        audit.record(AuditEntry.of(actor, "membership.coverage.export").on("list", null, asked).because(why).rows(rows[0]));
        return rows[0];
    }
}
