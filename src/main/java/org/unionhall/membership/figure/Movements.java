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
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Asked;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Sight;
import org.unionhall.personnel.PersonWords;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;

/** Who became a member, and who ceased to be one, within a period: each time counts. Moves within the union are neither. */
@Service
public class Movements {

    private static final String MEMBER = "('ACTIVE', 'RETAINED')";

    private final JdbcClient jdbc;
    private final PersonWords words;
    private final Audit audit;

    Movements(JdbcClient jdbc, PersonWords words, Audit audit) {
        this.jdbc = jdbc;
        this.words = words;
        this.audit = audit;
    }

    /** Which way. */
    public enum Way {
        JOINED("a.to_state in " + MEMBER + " and coalesce(a.from_state not in " + MEMBER + ", true)", "a.to_unit"),
        LEFT("a.from_state in " + MEMBER + " and coalesce(a.to_state not in " + MEMBER + ", true)", "coalesce(a.from_unit, a.to_unit)");

        private final String condition;
        private final String unit;

        Way(String condition, String unit) {
            this.condition = condition;
            this.unit = unit;
        }
    }

    /**
     * What a reader asks; the usual period is this year up to today.
     *
     * @param to   last day
     * @param unit with all below it
     */
    public record Search(Way way, LocalDate from, LocalDate to, UUID unit, String words, Sort sort, boolean descending) {

        /** What the list can be ordered by. */
        public enum Sort {
            DAY("a.on_day"), NAME("p.name_pinyin %1$s, p.name"), UNIT("u.code");

            private final String columns;

            Sort(String columns) {
                this.columns = columns;
            }
        }

        public static Search of(Address address, LocalDate today) {
            Way way = Asked.choice(address, "what", Way.class);
            LocalDate from = Asked.day(address, "from");
            LocalDate to = Asked.day(address, "to");
            return new Search(way == null ? Way.JOINED : way, from == null ? today.withDayOfYear(1) : from, to == null ? today : to, Asked.id(address, "unit"),
                    Asked.words(address), Asked.sort(address, Sort.class, Sort.DAY), Asked.descending(address));
        }

        String order() {
            String direction = descending ? "desc" : "asc";
            return String.format(sort.columns, direction) + " " + direction + " nulls last, a.at, a.id";
        }
    }

    /**
     * One line.
     *
     * @param unit  which was joined or left; null where the act names none
     * @param from  null for who was never a member before
     * @param opens whether the person's page opens to the reader
     */
    public record Movement(PersonId person, String name, String staffNo, String unit, LocalDate on, MemberState from, MemberState to, boolean opens) {
    }

    /** Both sums of a period at once. */
    public record Sums(long joined, long left) {
    }

    public Sums sums(Sight sight, LocalDate from, LocalDate to) {
        String parts = java.util.Arrays.stream(Way.values()).map(way -> "count(*) filter (where " + way.condition + " and " + sight.onUnits(way.unit) + ")")
                .collect(java.util.stream.Collectors.joining(", "));
        return jdbc.sql("select " + parts + " from membership_act a where a.from_state is distinct from a.to_state and a.on_day between :from and :to")
                .params(sight.values()).param("from", from).param("to", to).query((rs, n) -> new Sums(rs.getLong(1), rs.getLong(2))).single();
    }

    public long count(Sight sight, Search search) {
        Query query = query(sight, search);
        return jdbc.sql("select count(*) from " + query.sql).params(query.values).query(Long.class).single();
    }

    public List<Movement> rows(Sight sight, Search search, long offset, int size) {
        Query query = query(sight, search);
        return jdbc.sql(columns(sight) + query.sql + " order by " + search.order() + " limit :size offset :offset").params(query.values)
                .param("size", size).param("offset", offset).query(Movements::read).list();
    }

    /** @return the number of rows; @throws Refusal without a reason */
    @Transactional
    public long export(Actor actor, Search search, String asked, String reason, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(reason);
        Sight sight = Sight.ofLists(actor);
        Query query = query(sight, search);
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, search.way() == Way.JOINED ? "入会" : "离会", List.of(Column.text("姓名", 14), Column.text("工号", 14),
                Column.text("工会", 24), Column.date("生效日期"), Column.text("之前", 12), Column.text("之后", 12)))) {
            jdbc.sql(columns(sight) + query.sql + " order by " + search.order()).withFetchSize(500).params(query.values).query(rs -> {
                Movement row = read(rs, 0);
                Cells.row(sheet, row.name(), row.staffNo(), row.unit(), row.on(), zh(row.from()), zh(row.to()));
                done.accept(++rows[0]);
            });
        }
        audit.record(AuditEntry.of(actor, "membership.movements.export").on("list", null, asked).because(why).rows(rows[0]));
        return rows[0];
    }

    private static String zh(MemberState state) {
        return state == null ? "" : switch (state) {
            case ACTIVE -> "正式会员";
            case RETAINED -> "保留会籍";
            case TRANSFERRED_OUT -> "已转出";
            case WITHDRAWN -> "已退会";
            case EXPELLED -> "已除名";
            case DECEASED -> "已去世";
        };
    }

    private static String columns(Sight sight) {
        return "select p.id, p.name, p.staff_no, u.short_name, a.on_day, a.from_state, a.to_state, " + sight.opens("p.id") + " as opens from ";
    }

    private static Movement read(ResultSet rs, int row) throws SQLException {
        return new Movement(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3), rs.getString(4), rs.getObject(5, LocalDate.class),
                Cells.code(MemberState.class, rs, "from_state"), Cells.code(MemberState.class, rs, "to_state"), rs.getBoolean("opens"));
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    private Query query(Sight sight, Search search) {
        List<String> all = new ArrayList<>(List.of("a.from_state is distinct from a.to_state", "a.on_day between :from and :to", search.way.condition,
                sight.onUnits(search.way.unit)));
        Map<String, Object> values = new HashMap<>(sight.values());
        values.put("from", search.from());
        values.put("to", search.to());
        words.of(search.words(), false).ifPresent(question -> {
            all.add("p.id in (" + question.people() + ")");
            values.putAll(question.values());
        });
        if (search.unit() != null) {
            all.add(search.way.unit + " in (select unit_id from membership_unit_below where ancestor_id = :unit)");
            values.put("unit", search.unit());
        }
        return new Query("membership_act a join personnel_person p on p.id = a.person_id left join membership_unit u on u.id = " + search.way.unit
                + " where " + String.join("\n  and ", all), values);
    }
}
