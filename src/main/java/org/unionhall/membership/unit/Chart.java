package org.unionhall.membership.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitKind;

/** The union as it stood on a day: units with their names, places, heads and members of that day. */
@Service
public class Chart {

    private final JdbcClient jdbc;

    Chart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A unit in the chart.
     *
     * @param head    who led it; null when nobody did
     * @param members of it and all below it on that day
     * @param below   units below it, associations and bodies apart
     * @param bodies  its committees
     */
    public record Box(UUID id, String code, String name, String shortName, UnitKind kind, String head, long members, List<Box> below,
                      List<Box> bodies, List<Box> associations) {

        /** Whether it has a page of the chart of its own: a union above branches. */
        public boolean wide() {
            return kind == UnitKind.UPPER_UNION || kind == UnitKind.SCHOOL_UNION;
        }

        /** Units below that are drawn as boxes, not as charts of their own. */
        public List<Box> narrowBelow() {
            return below.stream().filter(box -> !box.wide()).toList();
        }
    }

    /** A line of a box: a unit somewhere below it. @param depth from 1 */
    public record Line(int depth, Box box) {
    }

    private record Row(UUID id, String code, String name, String shortName, UnitKind kind, UUID parent, String head, long members) {
    }

    /** The tops of what was within sight on a day; whose parent was out of sight stands at the top. */
    public List<Box> on(Sight sight, LocalDate day) {
        String scope = sight.scope().all() ? "true"
                : "u.id in (select unit_id from membership_unit_below where ancestor_id = any(:roots))";
        List<Row> rows = jdbc.sql("""
                with heads as (
                    select s.unit_id, count(*) as members from membership_stay s where daterange(s.from_on, s.to_on) @> :day::date
                      and (s.to_on is not null or exists (select 1 from membership_member m where m.person_id = s.person_id and m.state in ('ACTIVE', 'RETAINED')))
                    group by s.unit_id
                ), leads as (
                    select distinct on (o.unit_id) o.unit_id, p.name from membership_office o join personnel_person p on p.id = o.person_id
                    where daterange(o.from_on, o.to_on) @> :day::date
                      and o.post in ('CHAIR', 'FUND_AUDIT_HEAD', 'WOMEN_HEAD', 'GROUP_LEADER', 'ASSOCIATION_CHAIR')
                    order by o.unit_id, array_position(array ['CHAIR', 'GROUP_LEADER', 'ASSOCIATION_CHAIR', 'FUND_AUDIT_HEAD', 'WOMEN_HEAD'], o.post), o.from_on
                )
                select u.id, u.code, coalesce(b.name, u.name), coalesce(b.short_name, u.short_name), coalesce(b.kind, u.kind),
                       case when b.id is null then u.parent_id else b.parent_id end, l.name, coalesce(h.members, 0)
                from membership_unit u
                left join membership_unit_past b on b.unit_id = u.id and daterange(b.from_on, b.to_on) @> :day::date
                left join heads h on h.unit_id = u.id left join leads l on l.unit_id = u.id
                where daterange(u.from_on, u.to_on) @> :day::date and\s""" + scope + " order by u.code")
                .param("day", day).param("roots", sight.scope().roots().toArray(UUID[]::new))
                .query((rs, n) -> new Row(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4),
                        UnitKind.valueOf(rs.getString(5)), rs.getObject(6, UUID.class), rs.getString(7), rs.getLong(8))).list();
        Map<UUID, Row> known = new HashMap<>();
        rows.forEach(row -> known.put(row.id(), row));
        Map<UUID, List<Row>> below = new LinkedHashMap<>();
        List<Row> tops = new ArrayList<>();
        for (Row row : rows) {
            if (row.parent() == null || !known.containsKey(row.parent())) {
                tops.add(row);
            } else {
                below.computeIfAbsent(row.parent(), parent -> new ArrayList<>()).add(row);
            }
        }
        return tops.stream().map(top -> box(top, below)).toList();
    }

    private static Box box(Row row, Map<UUID, List<Row>> below) {
        List<Box> all = below.getOrDefault(row.id(), List.of()).stream().map(child -> box(child, below)).toList();
        return new Box(row.id(), row.code(), row.name(), row.shortName(), row.kind(), row.head(),
                row.members() + all.stream().mapToLong(Box::members).sum(),
                all.stream().filter(box -> box.kind() != UnitKind.ASSOCIATION && !box.kind().body())
                        .sorted(Comparator.comparing(Box::kind).thenComparing(Box::code)).toList(),
                all.stream().filter(box -> box.kind().body()).sorted(Comparator.comparing(Box::kind)).toList(),
                all.stream().filter(box -> box.kind() == UnitKind.ASSOCIATION).toList());
    }

    /** The charts to draw one below the other: each wide unit, from the top, then what stands below it. */
    public static List<Box> sheets(List<Box> tops) {
        List<Box> sheets = new ArrayList<>();
        for (Box top : tops) {
            sheets.add(top);
            sheets.addAll(sheets(top.below().stream().filter(Box::wide).toList()));
        }
        return sheets;
    }

    /** All that stands below a box, in order, its committees and associations too. */
    public static List<Line> lines(Box box) {
        List<Line> lines = new ArrayList<>();
        lay(box, 1, lines);
        return lines;
    }

    private static void lay(Box box, int depth, List<Line> lines) {
        for (List<Box> part : List.of(box.bodies(), box.below(), box.associations())) {
            for (Box child : part) {
                lines.add(new Line(depth, child));
                lay(child, depth + 1, lines);
            }
        }
    }
}
