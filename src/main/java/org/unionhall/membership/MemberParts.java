package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Sex;
import org.unionhall.personnel.PersonWords;
import org.unionhall.web.Address;

/** The members of today told apart, counted with the conditions of the list of members, in two statements. */
@Service
public class MemberParts {

    /** Bars somebody can still compare; the list of units has the rest. */
    static final int MOST_UNITS = 40;

    private final JdbcClient jdbc;
    private final PersonWords words;

    MemberParts(JdbcClient jdbc, PersonWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** @param what of whom: {@link Sex} or {@link EmploymentType}, null where it is not recorded @param count at least one */
    public record Part<T>(T what, long count) {
    }

    /** A unit directly below those the reader sees from, with all below it. */
    public record Unit(UUID id, String name) {
    }

    /** @param units the largest first, at most {@value #MOST_UNITS}, and null for those elsewhere; empty where there is nothing to tell apart */
    public record Parts(List<Part<Unit>> units, List<Part<Sex>> sexes, List<Part<EmploymentType>> employments) {
    }

    private record Row(UUID unit, boolean byUnit, Sex sex, boolean bySex, EmploymentType employment, long count) {
    }

    public Parts of(Sight sight) {
        MemberQuery query = MemberQuery.of(sight, MemberSearch.of(Address.of("/members")), words);
        List<Row> rows = jdbc.sql("""
                select unit_id, grouping(unit_id) = 0 as by_unit, sex, grouping(sex) = 0 as by_sex, employment_type, count(*) from (
                """ + query.select("s.unit_id, p.sex, p.employment_type", "") + """
                ) members group by grouping sets ((unit_id), (sex), (employment_type))
                """).params(query.values()).query(MemberParts::row).list();
        return new Parts(units(sight, rows),
                rows.stream().filter(Row::bySex).map(row -> new Part<>(row.sex, row.count)).sorted(bySize()).toList(),
                rows.stream().filter(row -> !row.byUnit && !row.bySex).map(row -> new Part<>(row.employment, row.count)).sorted(bySize()).toList());
    }

    private List<Part<Unit>> units(Sight sight, List<Row> rows) {
        Map<UUID, Unit> home = new LinkedHashMap<>();
        jdbc.sql("""
                select b.unit_id, u.id, u.short_name from membership_unit u join membership_unit t on t.id = u.parent_id
                join membership_unit_below b on b.ancestor_id = u.id
                where t.id = any(:sightRoots) or :all and t.parent_id is null
                """).params(sight.values()).param("all", sight.scope().all())
                .query(rs -> {
                    home.put(rs.getObject(1, UUID.class), new Unit(rs.getObject(2, UUID.class), rs.getString(3)));
                });
        Map<Unit, Long> counts = new LinkedHashMap<>();
        rows.stream().filter(row -> row.byUnit && home.containsKey(row.unit)).forEach(row -> counts.merge(home.get(row.unit), row.count, Long::sum));
        List<Part<Unit>> units = new ArrayList<>();
        counts.forEach((unit, count) -> units.add(new Part<>(unit, count)));
        if (units.size() < 2) {
            return List.of();
        }
        List<Part<Unit>> shown = new ArrayList<>(units.stream().sorted(bySize()).limit(MOST_UNITS).toList());
        long rest = rows.stream().filter(Row::byUnit).mapToLong(Row::count).sum() - shown.stream().mapToLong(Part::count).sum();
        if (rest > 0) {
            shown.add(new Part<>(null, rest));
        }
        return shown;
    }

    private static Comparator<Part<?>> bySize() {
        return Comparator.<Part<?>>comparingLong(Part::count).reversed();
    }

    private static Row row(ResultSet rs, int nr) throws SQLException {
        return new Row(rs.getObject("unit_id", UUID.class), rs.getBoolean("by_unit"), MemberList.code(Sex.class, rs, "sex"),
                rs.getBoolean("by_sex"), MemberList.code(EmploymentType.class, rs, "employment_type"), rs.getLong("count"));
    }
}
