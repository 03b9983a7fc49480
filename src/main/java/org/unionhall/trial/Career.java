package org.unionhall.trial;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A way of working at the university: who follows it, at what age, and through which ranks.
 *
 * @param women  how many in a hundred are women
 * @param oldest the highest age in years, included
 */
record Career(String postCategory, String frontLine, int women, int youngest, int oldest, Words employment,
              Words schooling, List<Rank> ranks) {

    /** How many in a hundred take the first, the second and the third step upward. */
    private static final int[] CLIMBING = {95, 72, 48};

    static Career of(List<String> row) {
        return new Career(row.get(1), row.get(2), Integer.parseInt(row.get(3)), Integer.parseInt(row.get(4)),
                Integer.parseInt(row.get(5)), new Words(row.get(6)), new Words(row.get(7)),
                Stream.of(row.get(8).split(" ")).map(Rank::of).toList());
    }

    /** More people in the middle of the working life than at its ends. */
    int age(Random random, boolean woman) {
        int last = woman && postCategory.equals("工勤岗") ? Math.min(oldest, 49) : oldest;
        int years = last - youngest + 1;
        return youngest + (random.nextInt(years) + random.nextInt(years)) / 2;
    }

    /** Not everyone climbs; but a woman still at work past 54 has reached the top, for the others retire at 55. */
    Rank rank(Random random, int age, boolean woman) {
        int reached = 0;
        while (reached + 1 < ranks.size() && age >= ranks.get(reached + 1).lowestAge() + random.nextInt(6)
                && random.nextInt(100) < CLIMBING[reached]) {
            reached++;
        }
        return ranks.get(woman && age > 54 ? ranks.size() - 1 : reached);
    }

    /** @param wages the post wages of the rank's grades, in yuan a month */
    record Rank(String title, int lowestAge, List<String> wages) {

        private static Rank of(String text) {
            var parts = text.split(",");
            return new Rank(parts[0], Integer.parseInt(parts[1]), List.of(parts[2].split("/")));
        }
    }
}
