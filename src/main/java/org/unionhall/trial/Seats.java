package org.unionhall.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Fills the seats of every committee, as the seats table lays them out. Nobody is seated twice unless it says so. */
final class Seats {

    /** Forms of employment whose holders may be elected: those who are likely to stay for a term. */
    static final Set<String> REGULAR = Set.of("事业编制", "人事代理", "合同聘用");

    /** Posts for which the one of the highest rank among a few is chosen. */
    private static final Set<String> SENIOR = Set.of("主席", "常务副主席", "副主席", "会长", "经审主任");

    private final Random random;
    private final List<MemberRow> electable;
    private final Map<String, List<String>> patterns = new HashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, List<CadreRow>> seated = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Seats(Random random, List<MemberRow> members) {
        this.random = random;
        this.electable = members.stream().filter(Seats::electable).toList();
        Table.rows("seats").forEach(row -> patterns.put(row.get(0), List.of(row.get(1).split(" "))));
        Table.rows("units").forEach(row -> units.put(row.get(0), Unit.of(row)));
    }

    List<CadreRow> cadres() {
        return units.values().stream().flatMap(unit -> committee(unit).stream()).toList();
    }

    /** Of an age to serve the whole term before retiring, and at work. */
    private static boolean electable(MemberRow member) {
        int born = Integer.parseInt(member.born().substring(0, 4));
        boolean retiresEarly = member.sex().equals("女") && member.postCategory().equals("工勤岗");
        return born >= (retiresEarly ? 1980 : 1974) && born <= 1998 && member.dutyState().equals("在岗")
                && member.documentType().equals("居民身份证") && REGULAR.contains(member.employment());
    }

    /** Seated when first asked for, since one committee may take its people from the chairs of others. */
    private List<CadreRow> committee(Unit unit) {
        var known = seated.get(unit.code());
        if (known != null) {
            return known;
        }
        var rows = new ArrayList<CadreRow>();
        for (String seat : patterns.get(unit.pattern())) {
            boolean fullTime = seat.endsWith("!");
            var parts = seat.replace("!", "").split("@");
            var posts = parts[0].split("\\+");
            var holder = parts.length == 1 ? elected(unit, posts[0], unit::elects)
                    : parts[1].startsWith("S") ? chair(parts[1])
                    : elected(unit, posts[0], member -> member.department().equals(parts[1]));
            for (String post : posts) {
                rows.add(new CadreRow(unit.code(), post, holder.staffNumber(), holder.name(), fullTime ? "专职" : "兼职",
                        unit.from(), unit.to()));
            }
        }
        seated.put(unit.code(), rows);
        return rows;
    }

    private MemberRow chair(String unit) {
        String number = committee(units.get(unit)).get(0).staffNumber();
        return electable.stream().filter(member -> member.staffNumber().equals(number)).findFirst().orElseThrow();
    }

    private MemberRow elected(Unit unit, String post, Predicate<MemberRow> source) {
        var candidates = electable.stream().filter(source)
                .filter(member -> member.joined().compareTo(unit.from()) < 0)
                .filter(member -> !taken.contains(member.staffNumber()))
                .filter(member -> !post.startsWith("女工") || member.sex().equals("女"))
                .toList();
        var elected = Stream.generate(() -> candidates.get(random.nextInt(candidates.size())))
                .limit(SENIOR.contains(post) ? 6 : 1)
                .max(Comparator.comparing(MemberRow::postWage))
                .orElseThrow();
        taken.add(elected.staffNumber());
        return elected;
    }

    private record Unit(String code, String kind, String pattern, String from, String to) {

        static Unit of(List<String> row) {
            return new Unit(row.get(0), row.get(3), row.get(5), row.get(6), row.get(7));
        }

        /** A branch and the direct group elect from their own; the school union and the associations from everyone. */
        boolean elects(MemberRow member) {
            return kind.equals("校级工会") || kind.equals("专业协会") || member.unit().equals(code);
        }
    }
}
