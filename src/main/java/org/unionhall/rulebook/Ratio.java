package org.unionhall.rulebook;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unionhall.kernel.Refusal;

/**
 * An exact share of a whole, kept in lowest terms: two thirds is 2/3 and never 66.67 %.
 *
 * @param part  zero or more
 * @param whole one or more
 */
public record Ratio(long part, long whole) implements Comparable<Ratio> {

    private static final long LARGEST = 1_000_000;
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,7})\\s*[/／]\\s*(\\d{1,7})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,4}))?\\s*[%％]");

    /** @throws Refusal {@code rulebook.value.ratio} for a whole of zero, negative parts or more than 1,000,000 */
    public Ratio {
        if (part < 0 || whole < 1 || part > LARGEST * 100 || whole > LARGEST) {
            throw new Refusal("rulebook.value.ratio");
        }
        long common = Math.max(1, BigInteger.valueOf(part).gcd(BigInteger.valueOf(whole)).longValue());
        part /= common;
        whole /= common;
    }

    public static Ratio of(long part, long whole) {
        return new Ratio(part, whole);
    }

    public static Ratio percent(long percent) {
        return new Ratio(percent, 100);
    }

    /**
     * Reads {@code 2/3} or {@code 5%}, {@code 2.5%}.
     *
     * @throws Refusal {@code rulebook.value.ratio}
     */
    public static Ratio parse(String text) {
        String typed = text == null ? "" : text.strip();
        Matcher fraction = FRACTION.matcher(typed);
        if (fraction.matches()) {
            return new Ratio(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        Matcher percent = PERCENT.matcher(typed);
        if (percent.matches()) {
            String decimals = percent.group(2) == null ? "" : percent.group(2);
            return new Ratio(Long.parseLong(percent.group(1) + decimals), 100 * (long) Math.pow(10, decimals.length()));
        }
        throw new Refusal("rulebook.value.ratio");
    }

    /** This share of a count, rounded up: the least number that is "at least 2/3 of", or 5 % of 21 seats, which is 2. */
    public long atLeastOf(long count) {
        return -Math.floorDiv(-Math.multiplyExact(part, count), whole);
    }

    /** The least number that is "more than this share of" a count: more than half of 100 is 51, of 101 is 51. */
    public long moreThanOf(long count) {
        return Math.floorDiv(Math.multiplyExact(part, count), whole) + 1;
    }

    /** {@code 5%} where two decimals of percent say it exactly, {@code 2/3} otherwise; {@link #parse} reads both. */
    public String format() {
        long basisPoints = part * 10_000;
        if (basisPoints % whole != 0) {
            return part + "/" + whole;
        }
        basisPoints /= whole;
        String decimals = basisPoints % 100 == 0 ? "" : String.format(java.util.Locale.ROOT, ".%02d", basisPoints % 100).replaceAll("0$", "");
        return basisPoints / 100 + decimals + "%";
    }

    @Override
    public int compareTo(Ratio other) {
        return Long.compare(part * other.whole, other.part * whole);
    }

    @Override
    public String toString() {
        return format();
    }
}
