package org.unionhall.membership.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.membership.Post;
import org.unionhall.membership.Rosters;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Units;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.figure.SmallGroups.Group;
import org.unionhall.rulebook.Rulebook;

/**
 * How a unit, or one of its bodies, was made up on a day: one statement counts all tables.
 *
 * <p>Small groups ({@link FigureRules#LEAST_GROUP}) are told only to who may look each person up: where all the people
 * counted open to the reader, ethnicity and political status with {@code Sight.personal} besides. Others get them put together
 * ({@link SmallGroups}). So that sums cannot be taken from one another, such readers get ethnicity and political status of
 * their own units whole, not of parts of them, and of one day in a year, the first.
 */
@Service
public class Compositions {

    private static final String TABLES = Arrays.stream(Dimension.values()).map(dimension -> "(" + dimension + ")").collect(Collectors.joining(", "));
    private static final String EACH = Arrays.stream(Dimension.values()).map(dimension -> dimension.expression() + " as " + dimension)
            .collect(Collectors.joining(",\n       "));
    private static final String NAMES = Arrays.stream(Dimension.values()).map(Enum::name).collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final Rosters rosters;
    private final Rulebook rulebook;
    private final Units units;

    Compositions(JdbcClient jdbc, Rosters rosters, Rulebook rulebook, Units units) {
        this.units = units;
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.rulebook = rulebook;
    }

    /** Which people of a unit: all members of it and below, or those who held office in one of its bodies. */
    public enum Body {
        MEMBERS,
        COMMITTEE,
        STANDING,
        WOMENS,
        FUND_AUDIT,
        OFFICERS;

        /** Whether units of this kind have such a body. */
        public boolean in(UnitKind kind) {
            boolean school = kind == UnitKind.UPPER_UNION || kind == UnitKind.SCHOOL_UNION;
            return switch (this) {
                case MEMBERS -> kind.holdsMembers();
                case STANDING -> school;
                case COMMITTEE, WOMENS, FUND_AUDIT -> school || kind == UnitKind.GRASSROOTS_UNION;
                case OFFICERS -> true;
            };
        }
    }

    /** Offices {@code o} of the unit, and of bodies that are kept as units right below it. */
    private static final String OFFICES = """
            membership_office o join membership_unit b on b.id = o.unit_id
            where (b.id = :unit or b.parent_id = :unit and b.kind in ('COMMITTEE', 'STANDING_COMMITTEE', 'FUND_AUDIT_COMMITTEE', 'WOMENS_COMMITTEE'))
              and o.from_on <= :on and (o.to_on is null or o.to_on > :on) and (:body = 'OFFICERS' or membership_body(b.kind, o.post) = :body)""";

    /**
     * @param people   how many there were on the day
     * @param retained of them, those who kept their membership; 0 for a body
     * @param hidden   of them, those whose page does not open to the reader
     */
    public record Composition(LocalDate on, Body body, long people, long retained, long hidden, List<Table> tables) {
    }

    /**
     * @param on     the day it counts, not always the one asked for
     * @param people how many that are
     * @param opens  whether each number may open its list
     */
    public record Table(Dimension dimension, LocalDate on, long people, SmallGroups groups, boolean opens) {
    }

    /**
     * @param own whether this is one of the units at the top of the reader's scope
     */
    public Composition of(Sight sight, UUID unit, LocalDate on, Body body, boolean own) {
        Counted counted = count(sight, unit, on, body);
        // whoever keeps the whole union keeps its past too; others do not learn the facts of who has gone elsewhere
        boolean everybody = counted.hidden == 0 || units.topmost(sight.scope());
        Counted settled = sight.personal() && everybody || !own || on.getDayOfYear() == 1 ? counted : count(sight, unit, on.withDayOfYear(1), body);
        long least = rulebook.get(FigureRules.LEAST_GROUP, on);
        List<Table> tables = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            boolean open = everybody && (sight.personal() || !dimension.personal());
            Counted of = dimension.personal() && !open ? settled : counted;
            LocalDate day = of == counted ? on : on.withDayOfYear(1);
            List<Group> groups = groups(dimension, of);
            boolean parted = dimension.personal() && !open && !own;
            boolean told = dimension != Dimension.ETHNICITY || open || tells(tables.get(tables.size() - 1), Dimension.Peoples.MINORITY);
            SmallGroups shown = parted || !told ? SmallGroups.nothing() : open ? SmallGroups.open(groups) : SmallGroups.closed(groups, least);
            long people = dimension == Dimension.ETHNICITY ? groups.stream().mapToLong(Group::count).sum() : of.people;
            tables.add(new Table(dimension, day, people, shown, open && counted.hidden == 0 && body == Body.MEMBERS));
        }
        return new Composition(on, body, counted.people, counted.retained, counted.hidden, List.copyOf(tables));
    }

    /** Where the sum of the minorities is kept back, their parts would give it away. */
    private static boolean tells(Table table, Enum<?> key) {
        return table.groups().shown().stream().anyMatch(group -> key.name().equals(group.key()));
    }

    /** Ethnicities are those of the minorities: the others stand in the table before. */
    private static List<Group> groups(Dimension dimension, Counted counted) {
        Map<String, Long> found = counted.tables.getOrDefault(dimension, new HashMap<>());
        List<Group> groups = new ArrayList<>();
        List<String> order = dimension == Dimension.ETHNICITY
                ? dimension.constants().stream().filter(name -> !List.of("HAN", "OTHER", "NATURALISED").contains(name)).toList() : dimension.constants();
        order.forEach(name -> groups.add(new Group(name, found.getOrDefault(name, 0L))));
        if (dimension == Dimension.ETHNICITY) {
            groups.sort(Comparator.comparingLong(Group::count).reversed());
        } else {
            groups.add(new Group(null, found.getOrDefault(null, 0L)));
        }
        return groups;
    }

    private record Counted(long people, long retained, long hidden, Map<Dimension, Map<String, Long>> tables) {
    }

    private Counted count(Sight sight, UUID unit, LocalDate on, Body body) {
        String people = body == Body.MEMBERS
                ? "membership_roster_on(:on) r join personnel_person p on p.id = r.person_id where r.unit_id = any(:units)"
                : "(select distinct o.person_id, 'ACTIVE' as state from " + OFFICES + ") r join personnel_person p on p.id = r.person_id where true";
        Map<Dimension, Map<String, Long>> tables = new EnumMap<>(Dimension.class);
        long[] sums = new long[3];
        jdbc.sql("select grouping(" + NAMES + ") as of_what, " + NAMES + ", count(*) as people, count(*) filter (where state = 'RETAINED') as retained, "
                        + "count(*) filter (where not opens) as hidden from (select r.state, " + sight.opens("p.id") + " as opens,\n       " + EACH + "\nfrom "
                        + people + ") each group by grouping sets (" + TABLES + ", ())")
                .params(sight.values()).param("on", on).param("unit", unit).param("body", body.name())
                .param("units", rosters.unitsOn(on, unit).toArray(UUID[]::new)).query(rs -> {
                    Dimension dimension = dimension(rs.getInt("of_what"));
                    if (dimension == null) {
                        sums[0] = rs.getLong("people");
                        sums[1] = rs.getLong("retained");
                        sums[2] = rs.getLong("hidden");
                    } else {
                        tables.computeIfAbsent(dimension, name -> new HashMap<>()).put(rs.getString(dimension.name()), rs.getLong("people"));
                    }
                });
        return new Counted(sums[0], sums[1], sums[2], tables);
    }

    /** The bit of a grouping that is not set names its column; all set: the sum of all. */
    private static Dimension dimension(int grouping) {
        Dimension[] all = Dimension.values();
        for (int n = 0; n < all.length; n++) {
            if ((grouping & 1 << all.length - 1 - n) == 0) {
                return all[n];
            }
        }
        return null;
    }

    /** Someone in a body on a day. @param opens whether the person's page opens to the reader */
    public record Holder(UUID person, String name, String staffNo, List<Post> posts, boolean opens) {
    }

    /** Who held office in a body on a day, in the order of the posts. */
    public List<Holder> holders(Sight sight, UUID unit, LocalDate on, Body body) {
        return jdbc.sql("select p.id, p.name, p.staff_no, array_agg(o.post), " + sight.opens("p.id") + """
                 from (select o.person_id, o.post from OFFICES) o join personnel_person p on p.id = o.person_id
                group by p.id order by p.name_pinyin, p.id
                """.replace("OFFICES", OFFICES)).params(sight.values()).param("on", on).param("unit", unit).param("body", body.name())
                .query((rs, n) -> new Holder(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        Arrays.stream((String[]) rs.getArray(4).getArray()).map(Post::valueOf).sorted().toList(), rs.getBoolean(5)))
                .list().stream().sorted(Comparator.comparing(holder -> holder.posts().get(0))).toList();
    }
}
