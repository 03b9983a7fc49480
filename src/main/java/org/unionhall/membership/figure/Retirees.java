package org.unionhall.membership.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Refusal;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.Asked;
import org.unionhall.membership.Rosters;
import org.unionhall.membership.Sight;
import org.unionhall.personnel.PersonWords;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;

/**
 * The register of retired members: who keeps the membership because of retirement, with the age on a day, which may be one
 * to come. Ages are full years (周岁): reached on the birthday, by who was born on 29 February on 1 March of other years.
 */
@Service
public class Retirees {

    private static final String AGE = "membership_age(p.birth_on, :on)";

    private final JdbcClient jdbc;
    private final Rosters rosters;
    private final PersonWords words;
    private final Audit audit;

    Retirees(JdbcClient jdbc, Rosters rosters, PersonWords words, Audit audit) {
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.words = words;
        this.audit = audit;
    }

    /** How "over 70" is read. In Chinese statutes 以上 includes the number, 超过 does not. */
    public enum Reading {
        ALL("true"),
        /** 70岁以上（含70）: has had the 70th birthday. */
        REACHED(AGE + " >= :care"),
        /** 超过70岁: has had the 71st. */
        OVER(AGE + " > :care"),
        /** No date of birth is noted: neither counted nor forgotten. */
        UNKNOWN("p.birth_on is null");

        private final String condition;

        Reading(String condition) {
            this.condition = condition;
        }
    }

    /**
     * @param on   the day on which ages and memberships are told, up to two years ahead
     * @param care the age of the readings
     */
    public record Search(LocalDate on, int care, Reading reading, UUID unit, String words, Sort sort, boolean descending) {

        /** What the register can be ordered by. */
        public enum Sort {
            /** The oldest first. */
            AGE("p.birth_on"), NAME("p.name_pinyin %1$s, p.name"), STAFF("p.staff_no"), UNIT("u.code");

            private final String columns;

            Sort(String columns) {
                this.columns = columns;
            }
        }

        public static Search of(Address address, LocalDate today, int care) {
            LocalDate on = Asked.day(address, "on");
            Reading reading = Asked.choice(address, "age", Reading.class);
            return new Search(on == null || on.isAfter(today.plusYears(2)) ? today : on, care, reading == null ? Reading.ALL : reading,
                    Asked.id(address, "unit"), Asked.words(address), Asked.sort(address, Sort.class, Sort.AGE), Asked.descending(address));
        }

        String order() {
            String direction = descending ? "desc" : "asc";
            return String.format(sort.columns, direction) + " " + direction + " nulls last, p.staff_no nulls last, p.id";
        }
    }

    /** @param age in full years; null without a date of birth */
    public record Retiree(PersonId id, String name, String staffNo, Sex sex, LocalDate birthOn, Integer age, String unit, DutyState duty, LocalDate joinedOn) {
    }

    /** How many each reading counts, whatever the search's own is. */
    public record Sums(long all, long reached, long over, long unknown) {

        public long of(Reading reading) {
            return switch (reading) {
                case ALL -> all;
                case REACHED -> reached;
                case OVER -> over;
                case UNKNOWN -> unknown;
            };
        }
    }

    public Sums sums(Sight sight, Search search) {
        Query query = query(sight, search, Reading.ALL);
        return jdbc.sql("select count(*), count(*) filter (where " + Reading.REACHED.condition + "), count(*) filter (where " + Reading.OVER.condition
                        + "), count(*) filter (where " + Reading.UNKNOWN.condition + ") from " + query.sql).params(query.values)
                .query((rs, n) -> new Sums(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4))).single();
    }

    public List<Retiree> rows(Sight sight, Search search, long offset, int size) {
        Query query = query(sight, search, search.reading());
        return jdbc.sql(COLUMNS + query.sql + " order by " + search.order() + " limit :size offset :offset").params(query.values)
                .param("size", size).param("offset", offset).query(Retirees::read).list();
    }

    /** @return the number of rows; @throws Refusal without a reason */
    @Transactional
    public long export(Actor actor, Search search, String asked, String reason, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(reason);
        Query query = query(Sight.ofLists(actor), search, search.reading());
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, "退休会员 " + search.on(), List.of(Column.text("姓名", 14), Column.text("工号", 14), Column.text("性别", 8),
                Column.date("出生日期"), Column.integer("周岁", 8), Column.text("所属工会", 24), Column.text("在岗状态", 12), Column.date("入会日期")))) {
            jdbc.sql(COLUMNS + query.sql + " order by " + search.order()).withFetchSize(500).params(query.values).query(rs -> {
                Retiree row = read(rs, 0);
                Cells.row(sheet, row.name(), row.staffNo(), Cells.zh(row.sex()), row.birthOn(), row.age(), row.unit(), Cells.zh(row.duty()), row.joinedOn());
                done.accept(++rows[0]);
            });
        }
        audit.record(AuditEntry.of(actor, "membership.retirees.export").on("list", null, asked).because(why).rows(rows[0]));
        return rows[0];
    }

    private static final String COLUMNS = "select p.id, p.name, p.staff_no, p.sex, p.birth_on, " + AGE + " as age, u.short_name, p.duty_state, m.joined_on from ";

    private static Retiree read(ResultSet rs, int row) throws SQLException {
        return new Retiree(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3), Cells.code(Sex.class, rs, "sex"),
                rs.getObject(5, LocalDate.class), rs.getObject(6, Integer.class), rs.getString(7), Cells.code(DutyState.class, rs, "duty_state"),
                rs.getObject(9, LocalDate.class));
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    /** Whoever is out of the reader's sight today is not in the register of any day. */
    private Query query(Sight sight, Search search, Reading reading) {
        List<String> all = new ArrayList<>(List.of("r.state = 'RETAINED'", RETIRED, sight.opens("p.id"), reading.condition));
        Map<String, Object> values = new HashMap<>(sight.values());
        values.put("on", search.on());
        values.put("care", search.care());
        words.of(search.words(), sight.numbers()).ifPresent(question -> {
            all.add("p.id in (" + question.people() + ")");
            values.putAll(question.values());
        });
        if (search.unit() != null) {
            all.add("r.unit_id = any(:units)");
            values.put("units", rosters.unitsOn(search.on(), search.unit()).toArray(UUID[]::new));
        }
        return new Query("membership_roster_on(:on) r join personnel_person p on p.id = r.person_id join membership_member m on m.person_id = r.person_id "
                + "join membership_unit u on u.id = r.unit_id where " + String.join("\n  and ", all), values);
    }

    /** By the act that said why, or by the employer's word. Others keep their membership during unpaid leave, or abroad. */
    private static final String RETIRED = "(m.retained_for = 'RETIRED' or p.duty_state in ('RETIRED', 'RETIRED_VETERAN'))";
}
