package org.unionhall.proposal.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.unionhall.web.Shares;

/** Proposals counted by every {@link Slice}. */
public final class Tally {

    /** Fewer evaluated cases of one department would give a single evaluation away. */
    public static final int FEWEST = 3;

    private final Map<Slice, Long> counts = new EnumMap<>(Slice.class);

    public Tally(List<Fact> facts) {
        for (Slice slice : Slice.values()) {
            counts.put(slice, 0L);
        }
        for (Fact fact : facts) {
            for (Slice slice : Slice.values()) {
                if (slice.counts(fact)) {
                    counts.merge(slice, 1L, Long::sum);
                }
            }
        }
    }

    public long count(Slice slice) {
        return counts.get(slice);
    }

    public long part(Rate rate) {
        return rate.part().stream().mapToLong(counts::get).sum();
    }

    public long whole(Rate rate) {
        return rate.whole().stream().mapToLong(counts::get).sum();
    }

    /** In percent with one decimal, rounded half up; a dash where there is nothing to divide by. */
    public String percent(Rate rate) {
        long whole = whole(rate);
        return whole == 0 ? "—" : BigDecimal.valueOf(part(rate) * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP) + "%";
    }

    /** From 0 to 1; null where there is nothing to divide by. */
    Double share(Rate rate) {
        return whole(rate) == 0 ? null : (double) part(rate) / whole(rate);
    }

    /** Whether a rate may be told of a single department: marks only of enough evaluated cases. */
    public boolean tells(Rate rate) {
        return !rate.marks() || whole(rate) >= FEWEST;
    }

    /** Parts of one whole, which are 100.0 together. */
    public List<String> shares(List<Slice> parts) {
        return Shares.of(parts.stream().map(counts::get).toList());
    }
}
