package org.unionhall.congress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.unionhall.kernel.Refusal;

/**
 * Seats shared out among electoral units in proportion to their voters, in whole numbers throughout: the seats of the
 * lines always add up to {@link #total}.
 *
 * @param least seats of every unit that has voters, however few
 * @param left  seats shared out by quota: the total without those of {@link Line#pinned} units (largest remainder only)
 * @param sum   voters of the units among which {@link #left} is shared out
 */
public record Quota(Rounding rule, int total, int least, int left, long sum, List<Line> lines) {

    private static final int MOST = 100_000;

    /** What is done with the fractions. */
    public enum Rounding {
        /** Whole seats first; what is left goes to the largest remainders (最大余数法). */
        LARGEST_REMAINDER(1, 1),
        /** One seat after the other to the largest of voters ÷ 1, 3, 5 …: neither large nor small units gain (圣拉古法). */
        SAINTE_LAGUE(2, 1),
        /** One seat after the other to the largest of voters ÷ 1, 2, 3 …: favours large units (洪德法). */
        DHONDT(1, 1);

        private final int step;
        private final int first;

        Rounding(int step, int first) {
            this.step = step;
            this.first = first;
        }

        /** What the voters of a unit are divided by when it has so many seats already. */
        int divisor(int seats) {
            return step * seats + first;
        }
    }

    /** @param voters zero or more */
    public record Unit(UUID id, String name, int voters) {
    }

    /**
     * The seats of one unit, with all that is needed to follow the arithmetic.
     *
     * @param pinned    got the least because its share would have been less
     * @param whole     whole part of voters × left ÷ sum; @param remainder of that division (largest remainder only)
     * @param rank      its place among the remainders, from 1; 0 when none was looked at
     * @param extra     got one seat for its remainder
     * @param divisor   of its last seat; 0 when that was not won by comparison (highest averages only)
     * @param next      divisor for the seat it did not get any more
     */
    public record Line(UUID unit, String name, int voters, int seats, boolean pinned, int whole, long remainder, int rank, boolean extra, int divisor, int next) {
    }

    /**
     * @param least 0 for none
     * @throws Refusal {@code congress.quota.nobody} without voters, {@code congress.quota.few} when there are fewer seats than the least wants
     */
    public static Quota of(Rounding rule, int total, int least, List<Unit> units) {
        long voting = units.stream().filter(unit -> unit.voters() > 0).count();
        if (voting == 0) {
            throw new Refusal("congress.quota.nobody");
        }
        if (total < 1 || total > MOST || total < least * voting) {
            throw Refusal.on("total", "congress.quota.few", Math.max(1, least * voting), MOST);
        }
        return rule == Rounding.LARGEST_REMAINDER ? remainders(total, least, units) : averages(rule, total, least, units);
    }

    private static Quota remainders(int total, int least, List<Unit> units) {
        List<Unit> pool = new ArrayList<>(units.stream().filter(unit -> unit.voters() > 0).toList());
        int left = total;
        long sum = 0;
        for (boolean settled = false; !settled; ) {
            sum = pool.stream().mapToLong(Unit::voters).sum();
            long voters = sum;
            int seats = left;
            List<Unit> small = pool.stream().filter(unit -> (long) unit.voters() * seats < least * voters).toList();
            pool.removeAll(small);
            left -= least * small.size();
            settled = small.isEmpty();
        }
        int given = 0;
        for (Unit unit : pool) {
            given += (int) ((long) unit.voters() * left / sum);
        }
        int open = left - given;
        int shared = left;
        long all = sum;
        List<Unit> ranked = pool.stream().sorted(Comparator.comparingLong((Unit unit) -> -((long) unit.voters() * shared % all))
                .thenComparing(unit -> -unit.voters())).toList(); // a stable sort: of equals the one that stands first
        List<Line> lines = new ArrayList<>();
        for (Unit unit : units) {
            int rank = ranked.indexOf(unit) + 1;
            if (rank == 0) {
                lines.add(new Line(unit.id(), unit.name(), unit.voters(), unit.voters() == 0 ? 0 : least, unit.voters() > 0, 0, 0, 0, false, 0, 0));
                continue;
            }
            long product = (long) unit.voters() * left;
            int whole = (int) (product / sum);
            boolean extra = rank <= open;
            lines.add(new Line(unit.id(), unit.name(), unit.voters(), whole + (extra ? 1 : 0), false, whole, product % sum, rank, extra, 0, 0));
        }
        return new Quota(Rounding.LARGEST_REMAINDER, total, least, left, sum, List.copyOf(lines));
    }

    private static Quota averages(Rounding rule, int total, int least, List<Unit> units) {
        int[] seats = new int[units.size()];
        boolean[] won = new boolean[units.size()];
        int given = 0;
        for (int i = 0; i < seats.length; i++) {
            seats[i] = units.get(i).voters() > 0 ? least : 0;
            given += seats[i];
        }
        for (; given < total; given++) {
            int best = -1;
            for (int i = 0; i < seats.length; i++) {
                if (units.get(i).voters() > 0 && (best < 0 || larger(rule, units, seats, i, best))) {
                    best = i;
                }
            }
            seats[best]++;
            won[best] = true;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < seats.length; i++) {
            Unit unit = units.get(i);
            lines.add(new Line(unit.id(), unit.name(), unit.voters(), seats[i], !won[i] && seats[i] > 0, 0, 0, 0, false,
                    won[i] ? rule.divisor(seats[i] - 1) : 0, rule.divisor(seats[i])));
        }
        return new Quota(rule, total, least, total, units.stream().mapToLong(Unit::voters).sum(), List.copyOf(lines));
    }

    /** Compares fractions by multiplying crosswise; of equals the larger unit, then the one that stands first. */
    private static boolean larger(Rounding rule, List<Unit> units, int[] seats, int one, int other) {
        long left = (long) units.get(one).voters() * rule.divisor(seats[other]);
        long right = (long) units.get(other).voters() * rule.divisor(seats[one]);
        return left > right || left == right && units.get(one).voters() > units.get(other).voters();
    }
}
