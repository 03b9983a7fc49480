package org.unionhall.congress.meeting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Counts as percentages with one decimal that add up to 100.0: what rounding leaves goes to the largest remainders. */
public final class Shares {

    private static final int TENTHS = 1000;

    private Shares() {
    }

    /** As {@code 66.7}; all {@code 0.0} where nothing was counted. */
    public static List<String> of(List<Integer> counts) {
        long total = counts.stream().mapToLong(Integer::longValue).sum();
        long[] tenths = new long[counts.size()];
        if (total > 0) {
            long given = 0;
            for (int n = 0; n < tenths.length; n++) {
                tenths[n] = counts.get(n) * (long) TENTHS / total;
                given += tenths[n];
            }
            List<Integer> byRemainder = IntStream.range(0, tenths.length).boxed()
                    .sorted(Comparator.comparingLong((Integer n) -> counts.get(n) * (long) TENTHS % total).reversed()).toList();
            for (int n = 0; n < TENTHS - given; n++) {
                tenths[byRemainder.get(n)]++;
            }
        }
        List<String> shares = new ArrayList<>();
        for (long share : tenths) {
            shares.add(share / 10 + "." + share % 10);
        }
        return shares;
    }
}
