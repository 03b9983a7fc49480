package org.unionhall.membership;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.intake.RosterColumn;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.PersonWords;
import org.unionhall.sheet.SheetWriter;

/**
 * Who holds office today. 221 cadres may hold 260 posts: cadres are counted as persons, posts as posts. Whoever sees
 * a unit sees its officers, wherever these belong themselves.
 */
@Service
public class Cadres {

    private static final String TABLES = """
             from membership_office o join membership_unit u on u.id = o.unit_id join personnel_person p on p.id = o.person_id
            where daterange(o.from_on, o.to_on) @> :today and daterange(u.from_on, u.to_on) @> :today and\s""";
    private static final String[] POSTS = Arrays.stream(Post.values()).map(Post::name).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final PersonWords words;
    private final CadreRoster roster;
    private final Audit audit;
    private final TermWatch terms;
    private final Clock clock;

    Cadres(JdbcClient jdbc, PersonWords words, CadreRoster roster, Audit audit, TermWatch terms, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.words = words;
        this.roster = roster;
        this.audit = audit;
        this.clock = clock;
    }

    /** A post held today. @param opens whether the reader may open the holder's page */
    public record Held(UUID unitId, String unit, Post post, UUID person, boolean opens, String name, String staffNo, boolean fullTime, LocalDate from,
                       LocalDate termTo, Term term) {
    }

    /**
     * A cadre.
     *
     * @param held     unit and post of each of the posts
     * @param fullTime in any of them
     * @param hours    of training in this year
     */
    public record Cadre(UUID person, boolean opens, String name, String staffNo, List<UnitPost> held, boolean fullTime, BigDecimal hours) {
    }

    /** One post of one unit. */
    public record UnitPost(String unit, Post post) {
    }

    /** How the terms of a sight's posts stand. @param first the earliest last day; null when there is none */
    public record Terms(long posts, long units, LocalDate first) {
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    /** Posts, or persons when the search asks for those. */
    public long count(Sight sight, CadreSearch search) {
        Query query = query(sight, search);
        return jdbc.sql("select count(" + (search.persons() ? "distinct p.id" : "*") + ")" + query.sql).params(query.values)
                .query(Long.class).single();
    }

    /** Posts, and the units they are in, by how their terms stand; states without any are absent. */
    public Map<Term, Terms> terms(Sight sight) {
        Query query = query(sight, new CadreSearch("", null, null, null, null, null, null, null, null, false, CadreSearch.Sort.UNIT, false));
        Map<Term, Terms> terms = new EnumMap<>(Term.class);
        String state = Arrays.stream(Term.values()).map(term -> " when " + term.condition() + " then '" + term + "'").collect(Collectors.joining("", "case", " end"));
        jdbc.sql("select " + state + ", count(*), count(distinct u.id), min(o.term_to_on)" + query.sql + " group by 1").params(query.values).query(rs -> {
            terms.put(Term.valueOf(rs.getString(1)), new Terms(rs.getLong(2), rs.getLong(3), rs.getObject(4, LocalDate.class)));
        });
        return terms;
    }

    public List<Held> posts(Sight sight, CadreSearch search, long offset, int size) {
        LocalDate today = LocalDate.now(clock);
        Query query = query(sight, search);
        LocalDate soon = terms.soon(today);
        return jdbc.sql("""
                select u.id, u.short_name, o.post, p.id, p.name, p.staff_no, o.full_time, o.from_on, o.term_to_on,\s""" + sight.opens("p.id")
                + query.sql + " order by " + search.order() + " limit :size offset :offset")
                .params(query.values).param("posts", POSTS).param("size", size).param("offset", offset)
                .query((rs, n) -> {
                    LocalDate termTo = rs.getObject(9, LocalDate.class);
                    return new Held(rs.getObject(1, UUID.class), rs.getString(2), Post.valueOf(rs.getString(3)),
                            rs.getObject(4, UUID.class), rs.getBoolean(10), rs.getString(5), rs.getString(6), rs.getBoolean(7),
                            rs.getObject(8, LocalDate.class), termTo, Term.on(today, soon, termTo));
                }).list();
    }

    public List<Cadre> persons(Sight sight, CadreSearch search, long offset, int size) {
        Query query = query(sight, search);
        return jdbc.sql("""
                select p.id, p.name, p.staff_no, array_agg(u.short_name order by u.code, o.post), array_agg(o.post order by u.code, o.post),
                       bool_or(o.full_time), (select coalesce(sum(h.hours), 0) from membership_training h where h.person_id = p.id and h.withdrawn_at is null
                           and h.on_day >= date_trunc('year', :today::date) and h.on_day < date_trunc('year', :today::date) + interval '1 year'),\s""" + sight.opens("p.id") + query.sql + " group by p.id order by " + search.order() + " limit :size offset :offset")
                .params(query.values).param("size", size).param("offset", offset).query(Cadres::cadre).list();
    }

    private static Cadre cadre(ResultSet rs, int row) throws SQLException {
        String[] units = (String[]) rs.getArray(4).getArray();
        String[] posts = (String[]) rs.getArray(5).getArray();
        List<UnitPost> held = new ArrayList<>();
        for (int n = 0; n < units.length; n++) {
            held.add(new UnitPost(units[n], Post.valueOf(posts[n])));
        }
        return new Cadre(rs.getObject(1, UUID.class), rs.getBoolean(8), rs.getString(2), rs.getString(3), held, rs.getBoolean(6), rs.getBigDecimal(7));
    }

    /**
     * Writes the posts of a search under the headings of the roster of cadres: handed in again, it changes nothing.
     *
     * @return the number of rows
     * @throws Refusal without a reason
     */
    @Transactional
    public long export(Actor actor, CadreSearch search, String asked, String reason, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(reason);
        Query query = query(Sight.ofLists(actor), search);
        CadreSearch posts = new CadreSearch("", null, null, null, null, null, null, null, null, false,
                search.sort() == CadreSearch.Sort.POSTS ? CadreSearch.Sort.UNIT : search.sort(), search.descending());
        List<RosterColumn> columns = roster.columns();
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, "工会干部", columns.stream().map(MemberExport::column).toList())) {
            jdbc.sql("select u.code, o.post, p.staff_no, p.name, o.full_time, o.from_on, o.term_to_on" + query.sql
                            + " order by " + posts.order())
                    .withFetchSize(500).params(query.values).param("posts", POSTS).query(rs -> {
                        List<Object> cells = new ArrayList<>();
                        for (RosterColumn column : columns) {
                            cells.add(switch (column.field()) {
                                case "unit" -> rs.getString(1);
                                case "post" -> Post.valueOf(rs.getString(2)).zh();
                                case "staffNo" -> rs.getString(3);
                                case "name" -> rs.getString(4);
                                case "fullTime" -> rs.getBoolean(5) ? "专职" : "兼职";
                                case "from" -> rs.getObject(6, LocalDate.class);
                                case "termTo" -> rs.getObject(7, LocalDate.class);
                                default -> throw new IllegalStateException("no value for the column " + column.field());
                            });
                        }
                        MemberExport.row(sheet, cells);
                        done.accept(++rows[0]);
                    });
        }
        audit.record(AuditEntry.of(actor, "membership.cadres.export").on("list", null, asked).because(why).rows(rows[0]));
        return rows[0];
    }

    private Query query(Sight sight, CadreSearch search) {
        LocalDate today = LocalDate.now(clock);
        List<String> all = new ArrayList<>(List.of(sight.onUnits("o.unit_id")));
        Map<String, Object> values = new HashMap<>(sight.values());
        values.put("today", today);
        values.put("soon", terms.soon(today));
        words.of(search.words(), sight.numbers()).ifPresent(question -> {
            all.add("p.id in (" + question.people() + ")");
            values.putAll(question.values());
        });
        if (search.unit() != null) {
            all.add("o.unit_id in (select unit_id from membership_unit_below where ancestor_id = :unit)");
            values.put("unit", search.unit());
        }
        if (search.post() != null) {
            all.add("o.post = :post");
            values.put("post", search.post().name());
        }
        if (search.kind() != null) {
            all.add("u.kind = :kind");
            values.put("kind", search.kind().name());
        }
        if (search.fullTime() != null) {
            all.add("o.full_time = :fullTime");
            values.put("fullTime", search.fullTime());
        }
        if (search.term() != null) {
            all.add(search.term().condition());
        }
        if (search.sex() != null) {
            all.add("p.sex = :sex");
            values.put("sex", search.sex().name());
        }
        if (search.age() != null) {
            all.add(search.age().condition());
        }
        if (search.party() != null && sight.personal()) {
            all.add("p.political_status = :party");
            values.put("party", search.party().name());
        }
        return new Query(TABLES + String.join(" and ", all), values);
    }
}
