package org.unionhall.personnel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;
import org.unionhall.kernel.Refusal;

/**
 * How every row about two people was before a merge and is afterwards, for any table: keys and columns are asked from
 * the database. {@code version} and {@code changed_at} are counters, not facts: they are neither compared nor turned
 * back, so that whoever looked at a record in between is always told that it moved.
 */
@Repository
class MergeRows {

    private final JdbcClient jdbc;

    MergeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows by key, both as JSON. */
    record Image(PersonTable table, Map<String, String> rows) {
    }

    Image take(PersonTable table, PersonId stays, PersonId goes) {
        String key = keys(table.table()).stream().map(column -> "'" + column + "', t." + column).collect(Collectors.joining(", "));
        Map<String, String> rows = new LinkedHashMap<>();
        jdbc.sql("select jsonb_build_object(" + key + ")::text, to_jsonb(t)::text from " + table.table() + " t where " + named(table)
                        + " order by 1").param("people", new UUID[] {stays.value(), goes.value()})
                .query((rs, n) -> rows.put(rs.getString(1), rs.getString(2))).list();
        return new Image(table, rows);
    }

    /** Writes down the difference of two images of one table; @return the next free number */
    int keep(UUID merge, int first, Image before, Image after) {
        int nr = first;
        TreeSet<String> all = new TreeSet<>(before.rows().keySet());
        all.addAll(after.rows().keySet());
        for (String key : all) {
            String was = before.rows().get(key);
            String is = after.rows().get(key);
            String kind = was == null ? "ADDED" : is == null ? "REMOVED" : was.equals(is) ? "KEPT" : "CHANGED";
            if (kind.equals("KEPT") && before.table().strategy() != Strategy.JOINS) {
                continue;
            }
            jdbc.sql(kind.equals("CHANGED") || kind.equals("KEPT") ? """
                    insert into personnel_merge_row (merge_id, nr, table_name, kind, key, before, after)
                    select :merge, :nr, :table, :kind, :key::jsonb,
                        jsonb_object_agg(b.key, b.value) filter (where b.value is distinct from a.value),
                        jsonb_object_agg(b.key, a.value) filter (where :whole or b.value is distinct from a.value)
                    from jsonb_each(:was::jsonb) b join jsonb_each(:is::jsonb) a on a.key = b.key
                    where b.key not in ('version', 'changed_at')
                    """ : """
                    insert into personnel_merge_row (merge_id, nr, table_name, kind, key, before, after)
                    values (:merge, :nr, :table, :kind, :key::jsonb, :was::jsonb, :is::jsonb)
                    """).param("merge", merge).param("nr", nr++).param("table", before.table().table()).param("kind", kind).param("key", key)
                    .param("whole", before.table().strategy() == Strategy.JOINS)
                    .param("was", was, java.sql.Types.VARCHAR).param("is", is, java.sql.Types.VARCHAR).update();
        }
        return nr;
    }

    /**
     * Nothing that the merge touched was touched since, and nothing was added where that would have to be divided.
     *
     * @throws Refusal {@code <module>.undo.<table>}
     */
    void mustBeAsLeft(UUID merge, PersonTable table, PersonId stays) {
        String name = table.table();
        boolean moved = jdbc.sql("""
                select exists (select 1 from personnel_merge_row m
                    cross join lateral jsonb_populate_record(null::%1$s, m.key) k
                    left join %1$s t on %2$s
                    where m.merge_id = :merge and m.table_name = :table and case m.kind
                        when 'REMOVED' then %3$s is not null
                        when 'ADDED' then %3$s is null or t is distinct from jsonb_populate_record(null::%1$s, m.after)
                        when 'CHANGED' then %3$s is null or t is distinct from jsonb_populate_record(t, coalesce(m.after, '{}'))
                        else false end)
                """.formatted(name, same(name, "t", "k"), "t." + keys(name).get(0)))
                .param("merge", merge).param("table", name).query(Boolean.class).single();
        boolean more = table.strategy() == Strategy.JOINS && jdbc.sql("""
                select exists (select 1 from %1$s t where %2$s and not exists (
                    select 1 from personnel_merge_row m cross join lateral jsonb_populate_record(null::%1$s, m.key) k
                    where m.merge_id = :merge and m.table_name = :table and %3$s))
                """.formatted(name, named(table), same(name, "t", "k")))
                .param("people", new UUID[] {stays.value()}).param("merge", merge).param("table", name).query(Boolean.class).single();
        if (moved || more) {
            int module = name.indexOf('_');
            throw new Refusal(name.substring(0, module) + ".undo." + name.substring(module + 1));
        }
    }

    /** Puts all rows back: the tables in the order declared, those others point to first. */
    void restore(UUID merge, List<PersonTable> tables) {
        List<PersonTable> backwards = new ArrayList<>(tables);
        java.util.Collections.reverse(backwards);
        for (PersonTable table : backwards) {
            jdbc.sql("delete from %1$s t using personnel_merge_row m, lateral jsonb_populate_record(null::%1$s, m.key) k".formatted(table.table())
                            + " where m.merge_id = :merge and m.table_name = :table and m.kind = 'ADDED' and " + same(table.table(), "t", "k"))
                    .param("merge", merge).param("table", table.table()).update();
        }
        for (PersonTable table : tables) {
            String name = table.table();
            List<String> columns = columns(name);
            List<String> facts = columns.stream().filter(column -> !column.equals("version") && !column.equals("changed_at")).toList();
            jdbc.sql("update %1$s t set (%2$s) = (select %3$s from jsonb_populate_record(t, coalesce(m.before, '{}')) b)".formatted(name,
                            String.join(", ", facts), facts.stream().map(column -> "b." + column).collect(Collectors.joining(", ")))
                            + (columns.contains("version") ? ", version = t.version + 1" : "")
                            + " from personnel_merge_row m, lateral jsonb_populate_record(null::%1$s, m.key) k".formatted(name)
                            + " where m.merge_id = :merge and m.table_name = :table and m.kind = 'CHANGED' and " + same(name, "t", "k"))
                    .param("merge", merge).param("table", name).update();
            jdbc.sql("insert into %1$s select r.* from personnel_merge_row m, lateral jsonb_populate_record(null::%1$s, m.before) r".formatted(name)
                            + " where m.merge_id = :merge and m.table_name = :table and m.kind = 'REMOVED'")
                    .param("merge", merge).param("table", name).update();
        }
    }

    /** How many rows of each table the merge moved, cut, joined or dropped. */
    Map<String, Integer> touched(UUID merge) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select table_name, count(distinct coalesce(after ->> 'id', before ->> 'id', key::text)) from personnel_merge_row
                where merge_id = :merge and kind <> 'KEPT' group by table_name order by min(nr)
                """).param("merge", merge).query((rs, n) -> counts.put(rs.getString(1), rs.getInt(2))).list();
        return counts;
    }

    private static String named(PersonTable table) {
        return table.columns().stream().map(column -> "t." + column + " = any(:people)").collect(Collectors.joining(" or ", "(", ")"));
    }

    private String same(String table, String one, String other) {
        return keys(table).stream().map(column -> one + "." + column + " = " + other + "." + column).collect(Collectors.joining(" and "));
    }

    private List<String> keys(String table) {
        return jdbc.sql("""
                select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indisprimary and i.indrelid = :table::regclass order by a.attnum
                """).param("table", table).query(String.class).list();
    }

    private List<String> columns(String table) {
        return jdbc.sql("select attname from pg_attribute where attrelid = :table::regclass and attnum > 0 and not attisdropped order by attnum")
                .param("table", table).query(String.class).list();
    }
}
