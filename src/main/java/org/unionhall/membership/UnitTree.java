package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The union's tree as it stands today, with the figures of each unit. */
@Service
public class UnitTree {

    private static final String NODES = """
            with heads as (
                select b.ancestor_id as id, count(*) as members, count(*) filter (where p.sex = 'FEMALE') as women
                from membership_stay s join membership_member m on m.person_id = s.person_id and m.state in ('ACTIVE', 'RETAINED')
                join personnel_person p on p.id = s.person_id
                join membership_unit_below b on b.unit_id = s.unit_id
                where s.to_on is null group by b.ancestor_id
            ), seats as (
                select o.unit_id as id, count(*) as offices, min(o.term_to_on) as term_to from membership_office o
                where daterange(o.from_on, o.to_on) @> :today group by o.unit_id
            )
            select u.id, u.code, u.name, u.short_name, u.kind, u.parent_id, u.party_organisation, coalesce(h.members, 0) as members,
                   coalesce(h.women, 0) as women, coalesce(t.offices, 0) as offices, t.term_to
            from membership_unit u left join heads h on h.id = u.id left join seats t on t.id = u.id
            where daterange(u.from_on, u.to_on) @> :today and\s""";

    private final JdbcClient jdbc;
    private final TermWatch terms;
    private final Clock clock;

    UnitTree(JdbcClient jdbc, TermWatch terms, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * A unit with its figures of today.
     *
     * @param members of the unit and all below it
     * @param women   of them
     * @param offices held in the unit itself
     * @param termTo  the earliest end of a term in it; null when none is noted
     */
    public record Node(UUID id, String code, String name, String shortName, UnitKind kind, UUID parent, String party, long members,
                       long women, long offices, LocalDate termTo, Term term) {
    }

    /** An office of a unit. @param opens whether the reader may open the holder's page; @param term how it stands today */
    public record Seat(UUID person, boolean opens, String name, String staffNo, Post post, boolean fullTime, LocalDate from,
                       LocalDate termTo, Term term) {
    }

    /** A department whose people belong to a unit. */
    public record Mapped(UUID id, String code, String name, LocalDate from) {
    }

    /** Every unit of today within sight, by code. */
    public List<Node> nodes(Sight sight) {
        return nodes(sight, "true order by u.code", null);
    }

    public Optional<Node> find(Sight sight, UUID id) {
        return nodes(sight, "u.id = :id", id).stream().findFirst();
    }

    /** The units directly below one; associations last. */
    public List<Node> children(Sight sight, UUID id) {
        return nodes(sight, "u.parent_id = :id order by u.kind = 'ASSOCIATION', u.code", id);
    }

    private List<Node> nodes(Sight sight, String rest, UUID id) {
        LocalDate today = LocalDate.now(clock);
        LocalDate soon = terms.soon(today);
        return jdbc.sql(NODES + sight.onUnits("u.id") + " and " + rest).params(sight.values()).param("today", today).param("id", id)
                .query((rs, n) -> node(rs, today, soon)).list();
    }

    /** How many units of each kind there are today; kinds without any are absent. */
    public Map<UnitKind, Long> kinds(Sight sight) {
        Map<UnitKind, Long> kinds = new EnumMap<>(UnitKind.class);
        jdbc.sql("select u.kind, count(*) from membership_unit u where daterange(u.from_on, u.to_on) @> :today and "
                        + sight.onUnits("u.id") + " group by u.kind")
                .params(sight.values()).param("today", LocalDate.now(clock))
                .query(rs -> {
                    kinds.put(UnitKind.valueOf(rs.getString(1)), rs.getLong(2));
                });
        return kinds;
    }

    /** Which of these units the reader may open. */
    public Set<UUID> open(Sight sight, Collection<UUID> units) {
        return jdbc.sql("select u.id from membership_unit u where u.id = any(:units) and daterange(u.from_on, u.to_on) @> :today and " + sight.onUnits("u.id"))
                .params(sight.values()).param("units", units.toArray(UUID[]::new)).param("today", LocalDate.now(clock)).query(UUID.class).set();
    }

    /** A unit's name as lists and filters show it. */
    public record Choice(UUID id, String code, String name, UnitKind kind, int depth) {
    }

    /** A list of choices that nobody can overlook any more. */
    private static final int MANY = 300;

    /**
     * The units to choose from in a filter: all within sight, as long as these are not too many to choose from; else the
     * way to the one chosen and those right below it, so that one goes down step by step.
     *
     * @param chosen null when none is chosen yet: then those at the top of the reader's sight
     */
    public List<Choice> choices(Sight sight, UUID chosen) {
        LocalDate today = LocalDate.now(clock);
        long all = jdbc.sql("select count(*) from membership_unit u where daterange(u.from_on, u.to_on) @> :today and " + sight.onUnits("u.id"))
                .params(sight.values()).param("today", today).query(Long.class).single();
        if (all <= MANY) {
            return choices(sight);
        }
        List<UUID> near = new ArrayList<>(chosen == null ? tops(sight, today)
                : jdbc.sql("select ancestor_id from membership_unit_below where unit_id = :chosen").param("chosen", chosen).query(UUID.class).list());
        near.addAll(jdbc.sql("select id from membership_unit where parent_id = any(:parents) and daterange(from_on, to_on) @> :today order by kind = 'ASSOCIATION', code limit " + MANY)
                .param("parents", chosen == null ? near.toArray(UUID[]::new) : new UUID[] {chosen}).param("today", today).query(UUID.class).list());
        return choices(sight, " and u.id = any(:near)", Map.of("near", near.toArray(UUID[]::new)));
    }

    private List<UUID> tops(Sight sight, LocalDate today) {
        return sight.scope().all() ? jdbc.sql("select id from membership_unit where parent_id is null and daterange(from_on, to_on) @> :today limit " + MANY)
                .param("today", today).query(UUID.class).list() : List.copyOf(sight.scope().roots());
    }

    /** The units within sight, parents before their children. */
    public List<Choice> choices(Sight sight) {
        return choices(sight, "", Map.of());
    }

    private List<Choice> choices(Sight sight, String rest, Map<String, Object> values) {
        return jdbc.sql("""
                select u.id, u.code, u.short_name, u.kind, count(*) - 1 as depth, array_agg(a.code order by b.depth desc) as way
                from membership_unit u join membership_unit_below b on b.unit_id = u.id join membership_unit a on a.id = b.ancestor_id
                where daterange(u.from_on, u.to_on) @> :today and\s""" + sight.onUnits("u.id") + rest + " group by u.id order by way")
                .params(sight.values()).params(values).param("today", LocalDate.now(clock))
                .query((rs, n) -> new Choice(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        UnitKind.valueOf(rs.getString(4)), rs.getInt(5))).list();
    }

    /** Who holds office in the unit today, in the order of the posts. */
    public List<Seat> seats(UUID unit, Sight people) {
        LocalDate today = LocalDate.now(clock);
        LocalDate soon = terms.soon(today);
        return jdbc.sql("""
                select p.id, p.name, p.staff_no, o.post, o.full_time, o.from_on, o.term_to_on,
                       """ + people.opens("p.id") + """
                 as opens from membership_office o join personnel_person p on p.id = o.person_id
                where o.unit_id = :unit and daterange(o.from_on, o.to_on) @> :today order by p.name_pinyin, p.id
                """).params(people.values()).param("unit", unit).param("today", today).query((rs, n) -> {
                    LocalDate termTo = rs.getObject(7, LocalDate.class);
                    return new Seat(rs.getObject(1, UUID.class), rs.getBoolean(8), rs.getString(2), rs.getString(3), Post.valueOf(rs.getString(4)),
                            rs.getBoolean(5), rs.getObject(6, LocalDate.class), termTo, Term.on(today, soon, termTo));
                }).list().stream().sorted(java.util.Comparator.comparing(Seat::post)).toList();
    }

    public List<Mapped> departments(UUID unit) {
        return jdbc.sql("""
                select d.id, d.code, d.name, m.from_on from membership_unit_department m
                join personnel_department d on d.id = m.department_id
                where m.unit_id = :unit and m.to_on is null order by d.code
                """).param("unit", unit).query((rs, n) -> new Mapped(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        rs.getObject(4, LocalDate.class))).list();
    }

    private static Node node(ResultSet rs, LocalDate today, LocalDate soon) throws SQLException {
        LocalDate termTo = rs.getObject("term_to", LocalDate.class);
        return new Node(rs.getObject("id", UUID.class), rs.getString("code"), rs.getString("name"), rs.getString("short_name"),
                UnitKind.valueOf(rs.getString("kind")), rs.getObject("parent_id", UUID.class), rs.getString("party_organisation"),
                rs.getLong("members"), rs.getLong("women"), rs.getLong("offices"), termTo, Term.on(today, soon, termTo));
    }
}
