package org.unionhall.membership;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.unionhall.personnel.PersonWords;

/** The tables and conditions of a search for people; lists, counts and exports put their columns before it. */
record MemberQuery(String conditions, Map<String, Object> values) {

    /** By alias, each after those it leans on. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("m", "membership_member m on m.person_id = p.id");
        TABLES.put("s", "membership_stay s on s.person_id = p.id and s.to_on is null");
        TABLES.put("u", "membership_unit u on u.id = s.unit_id");
        TABLES.put("t", "personnel_posting t on t.person_id = p.id and t.to_on is null");
        TABLES.put("d", "personnel_department d on d.id = t.department_id");
    }

    /**
     * A query for these columns in this order, with no more tables than are named: what a count does not join cannot
     * slow it down.
     *
     * @param columns expressions over p (person), m (membership), s (present stay), u (its unit), t (posting), d (department)
     * @param order   expressions too; empty when order does not matter
     */
    String select(String columns, String order) {
        String named = columns + " " + conditions + " " + order;
        StringBuilder joins = new StringBuilder();
        TABLES.forEach((alias, table) -> {
            boolean leanedOn = alias.equals("s") && names(named, "u") || alias.equals("t") && names(named, "d");
            if (leanedOn || names(named, alias)) {
                joins.append("\nleft join ").append(table);
            }
        });
        return "select " + columns + "\nfrom personnel_person p" + joins + "\nwhere " + conditions
                + (order.isEmpty() ? "" : "\norder by " + order);
    }

    private static boolean names(String sql, String alias) {
        return Pattern.compile("\\b" + alias + "\\.").matcher(sql).find();
    }

    static MemberQuery of(Sight sight, MemberSearch search, PersonWords words) {
        return of(sight, search, words, false);
    }

    /** @param broad words are looked for in person after person instead of collecting whoever bears them */
    static MemberQuery of(Sight sight, MemberSearch search, PersonWords words, boolean broad) {
        List<String> all = new ArrayList<>(List.of(sight.onPeople(), search.standing().condition()));
        Map<String, Object> values = new HashMap<>(sight.values());
        words.of(search.words(), sight.numbers()).ifPresent(question -> {
            all.add(broad ? question.fits() : "p.id in (" + question.people() + ")");
            values.putAll(question.values());
        });
        if (search.unit() != null) {
            all.add("s.unit_id in (select unit_id from membership_unit_below where ancestor_id = :unit)");
            values.put("unit", search.unit());
        }
        if (search.department() != null) {
            all.add("""
                    t.department_id in (with recursive below (id) as (select cast(:department as uuid)
                        union select c.id from personnel_department c join below on c.parent_id = below.id) select id from below)""");
            values.put("department", search.department());
        }
        code(all, values, "p.employment_type", "employment", search.employment());
        code(all, values, "p.post_category", "post", search.post());
        code(all, values, "p.sex", "sex", search.sex());
        code(all, values, "p.duty_state", "duty", search.duty());
        if (search.frontLine() != null) {
            all.add("p.front_line = :frontLine");
            values.put("frontLine", search.frontLine());
        }
        if (search.joinedFrom() != null) {
            all.add("m.joined_on >= :joinedFrom");
            values.put("joinedFrom", search.joinedFrom());
        }
        if (search.joinedTo() != null) {
            all.add("m.joined_on <= :joinedTo");
            values.put("joinedTo", search.joinedTo());
        }
        if (search.staff() != null) {
            all.add("membership_on_staff(p.duty_state) = :staff");
            values.put("staff", search.staff());
        }
        if (search.birthMonth() != null) {
            all.add("extract(month from p.birth_on) = :birthMonth");
            values.put("birthMonth", search.birthMonth());
        }
        if (search.retiresFrom() != null) {
            all.add("p.retires_on >= :retiresFrom");
            values.put("retiresFrom", search.retiresFrom());
        }
        if (search.retiresTo() != null) {
            all.add("p.retires_on <= :retiresTo");
            values.put("retiresTo", search.retiresTo());
        }
        if (search.missing() != null) {
            all.add(search.missing().condition());
        }
        return new MemberQuery(String.join("\n  and ", all), values);
    }

    private static void code(List<String> all, Map<String, Object> values, String column, String name, Enum<?> value) {
        if (value != null) {
            all.add(column + " = :" + name);
            values.put(name, value.name());
        }
    }
}
