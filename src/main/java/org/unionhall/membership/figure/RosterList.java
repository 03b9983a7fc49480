package org.unionhall.membership.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Refusal;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Rosters;
import org.unionhall.membership.Sight;
import org.unionhall.personnel.PersonWords;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;

/**
 * The roster of a unit on a day. Whoever reads the unit today reads its past rosters; of people who belong elsewhere by now
 * and whom the reader's scope does not reach, the name, the staff number and where they stood then.
 */
@Service
public class RosterList {

    /** Facts that have no history are told only of those whose page opens to the reader. */
    private static final String COLUMNS = """
            p.id, p.name, p.staff_no, u.id as unit_id, u.short_name as unit, r.state, p.sex,
            membership_age(p.birth_on, :on) as age, p.post_category, p.employment_type,\s""";

    private final JdbcClient jdbc;
    private final Rosters rosters;
    private final PersonWords words;
    private final Audit audit;

    RosterList(JdbcClient jdbc, Rosters rosters, PersonWords words, Audit audit) {
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.words = words;
        this.audit = audit;
    }

    /**
     * One line of a roster.
     *
     * @param unit  where the person belonged on the day
     * @param age   in full years on the day
     * @param opens whether the person's page opens to the reader; where not, sex, age, post and employment are null
     */
    public record Row(PersonId id, String name, String staffNo, UUID unitId, String unit, MemberState state, Sex sex, Integer age,
                      PostCategory post, EmploymentType employment, boolean opens) {
    }

    public long count(Sight sight, RosterSearch search) {
        Query query = query(sight, search);
        return jdbc.sql("select count(*) from " + query.sql).params(query.values).query(Long.class).single();
    }

    /** How many there are, counted up to one more than the given number. */
    public long count(Sight sight, RosterSearch search, int most) {
        Query query = query(sight, search);
        return jdbc.sql("select count(*) from (select 1 from " + query.sql + " limit :most) counted").params(query.values).param("most", most + 1).query(Long.class).single();
    }

    public List<Row> rows(Sight sight, RosterSearch search, long offset, int size) {
        Query query = query(sight, search);
        return jdbc.sql("select " + COLUMNS + sight.opens("p.id") + " as opens from " + query.sql + " order by " + search.order() + " limit :size offset :offset")
                .params(query.values).param("size", size).param("offset", offset).query(RosterList::read).list();
    }

    /**
     * Writes all rows that the search finds, as they are shown.
     *
     * @return the number of rows
     * @throws Refusal without a reason
     */
    @Transactional
    public long export(Actor actor, RosterSearch search, String asked, String reason, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(reason);
        Sight sight = Sight.ofLists(actor);
        Query query = query(sight, search);
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, "会员名册 " + search.on(), List.of(Column.text("姓名", 14), Column.text("工号", 14),
                Column.text("当日所属工会", 24), Column.text("当日会籍", 12), Column.text("性别", 8), Column.integer("当日年龄", 10), Column.text("岗位类别", 14),
                Column.text("用工形式", 14)))) {
            jdbc.sql("select " + COLUMNS + sight.opens("p.id") + " as opens from " + query.sql + " order by " + search.order())
                    .withFetchSize(500).params(query.values).query(rs -> {
                        Row row = read(rs, 0);
                        Cells.row(sheet, row.name(), row.staffNo(), row.unit(), row.state() == MemberState.ACTIVE ? "正式会员" : "保留会籍", Cells.zh(row.sex()),
                                row.age(), Cells.zh(row.post()), Cells.zh(row.employment()));
                        done.accept(++rows[0]);
                    });
        }
        audit.record(AuditEntry.of(actor, "membership.roster.export").on("list", search.unit(), asked).because(why).rows(rows[0]));
        return rows[0];
    }

    private static Row read(ResultSet rs, int row) throws SQLException {
        boolean opens = rs.getBoolean("opens");
        return new Row(new PersonId(rs.getObject("id", UUID.class)), rs.getString("name"), rs.getString("staff_no"), rs.getObject("unit_id", UUID.class),
                rs.getString("unit"), MemberState.valueOf(rs.getString("state")), opens ? Cells.code(Sex.class, rs, "sex") : null,
                opens ? rs.getObject("age", Integer.class) : null, opens ? Cells.code(PostCategory.class, rs, "post_category") : null,
                opens ? Cells.code(EmploymentType.class, rs, "employment_type") : null, opens);
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    /** Asked for one of its facts, somebody whose facts are not for this reader is not found. */
    private Query query(Sight sight, RosterSearch search) {
        List<String> all = new ArrayList<>(List.of("r.unit_id = any(:units)"));
        Map<String, Object> values = new HashMap<>(sight.values());
        values.put("on", search.on());
        values.put("units", rosters.unitsOn(search.on(), search.unit()).toArray(UUID[]::new));
        words.of(search.words(), false).ifPresent(question -> {
            all.add("p.id in (" + question.people() + ")");
            values.putAll(question.values());
        });
        search.of().forEach((dimension, value) -> {
            if (value.equals(Dimension.UNKNOWN)) {
                all.add(dimension.expression() + " is null");
            } else {
                all.add(dimension.expression() + " = :of" + dimension);
                values.put("of" + dimension, value);
            }
        });
        if (!search.of().isEmpty()) {
            all.add(sight.opens("p.id"));
        }
        if (search.state() != null) {
            all.add("r.state = :state");
            values.put("state", search.state().name());
        }
        return new Query("membership_roster_on(:on) r join personnel_person p on p.id = r.person_id join membership_unit u on u.id = r.unit_id where "
                + String.join("\n  and ", all), values);
    }
}
