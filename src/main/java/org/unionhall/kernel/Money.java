package org.unionhall.kernel;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of renminbi, exact to the fen (分, 0.01 yuan). May be negative. All arithmetic is whole-number arithmetic;
 * what does not fit is refused, never rounded and never wrapped around.
 *
 * @param fen the amount in fen, at most {@link #LIMIT} either way
 */
public record Money(long fen) implements Comparable<Money> {

    /** Ten thousand million yuan in fen (1 000 000 000 000): far above any union's budget, far below overflow. */
    public static final long LIMIT = 1_000_000_000_000L;

    public static final Money ZERO = new Money(0);

    private static final Pattern TYPED =
            Pattern.compile("([+-]?)[¥￥]?(\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.(\\d*))?元?");

    /** @throws Refusal {@code kernel.money.large} beyond {@link #LIMIT} */
    public Money {
        if (fen > LIMIT || fen < -LIMIT) {
            throw new Refusal("kernel.money.large");
        }
    }

    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    public static Money ofYuan(long yuan) {
        return new Money(exactly(yuan, 100));
    }

    /**
     * Reads what a person types or a workbook holds as text: {@code 4747.50}, {@code 4,747.5}, {@code ¥4747},
     * {@code -12.00元}, also in full-width characters.
     *
     * @throws Refusal {@code kernel.money.decimals} for more than two decimals (even zeros: fen is the smallest unit),
     *                 {@code kernel.money.shape} for anything that is not an amount, {@code kernel.money.large}
     */
    public static Money parse(String text) {
        Matcher typed = TYPED.matcher(HalfWidth.of(text == null ? "" : text).strip());
        if (!typed.matches() || typed.group(3) != null && typed.group(3).isEmpty()) {
            throw new Refusal("kernel.money.shape");
        }
        String decimals = typed.group(3) == null ? "" : typed.group(3);
        if (decimals.length() > 2) {
            throw new Refusal("kernel.money.decimals", decimals.length());
        }
        long fen = Long.parseLong(typed.group(2).replace(",", "") + (decimals + "00").substring(0, 2));
        return new Money(typed.group(1).equals("-") ? -fen : fen);
    }

    /** @throws Refusal {@code kernel.money.decimals} when the number is finer than a fen, {@code kernel.money.large} */
    public static Money of(BigDecimal yuan) {
        BigDecimal plain = yuan.stripTrailingZeros();
        if (plain.scale() > 2) {
            throw new Refusal("kernel.money.decimals", plain.scale());
        }
        try {
            return new Money(plain.movePointRight(2).longValueExact());
        } catch (ArithmeticException tooLarge) {
            throw new Refusal("kernel.money.large");
        }
    }

    public Money plus(Money other) {
        return new Money(fen + other.fen);
    }

    public Money minus(Money other) {
        return new Money(fen - other.fen);
    }

    public Money times(long count) {
        return new Money(exactly(fen, count));
    }

    public Money negate() {
        return new Money(-fen);
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    /** The amount in yuan with exactly two decimals, for the database's {@code numeric} and for percentages. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    /** Yuan with two decimals and no grouping, {@code 4747.50}: what {@link #parse} reads and a spreadsheet sorts. */
    public String format() {
        return yuan().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return format();
    }

    private static long exactly(long amount, long count) {
        try {
            return Math.multiplyExact(amount, count);
        } catch (ArithmeticException overflow) {
            throw new Refusal("kernel.money.large");
        }
    }
}
