package org.unionhall.kernel;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of whole days: {@code from} is in it, {@code to} is the first day after it, or null while it is open. The
 * same as PostgreSQL's {@code daterange '[from,to)'}, so the exclusion constraints and this class agree.
 *
 * @param from first day
 * @param to   first day no longer in the period, or null when no end is known; at least one day after {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

    /**
     * @throws Refusal {@code kernel.period.start} without a first day, {@code kernel.period.backwards} when it ends
     *                 before it starts, {@code kernel.period.empty} when it would not hold a single day
     */
    public Period {
        if (from == null) {
            throw new Refusal("kernel.period.start");
        }
        if (to != null && to.isBefore(from)) {
            throw new Refusal("kernel.period.backwards", from, to);
        }
        if (from.equals(to)) {
            throw new Refusal("kernel.period.empty", from);
        }
    }

    /** From a day on, end unknown. */
    public static Period from(LocalDate from) {
        return new Period(from, null);
    }

    /**
     * The way people write a term of office: both days are in it.
     *
     * @throws Refusal {@code kernel.period.backwards} when the last day is before the first
     */
    public static Period through(LocalDate first, LocalDate last) {
        Objects.requireNonNull(last, "last");
        if (first != null && last.isBefore(first)) {
            throw new Refusal("kernel.period.backwards", first, last);
        }
        return new Period(first, last.plusDays(1));
    }

    /** The same period, ending before the given day. */
    public Period until(LocalDate to) {
        return new Period(from, Objects.requireNonNull(to, "to"));
    }

    public boolean isOpen() {
        return to == null;
    }

    /** The last day in it, as people say it; empty while open. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(to).map(day -> day.minusDays(1));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** True when at least one day is in both. */
    public boolean overlaps(Period other) {
        return (other.to == null || from.isBefore(other.to)) && (to == null || other.from.isBefore(to));
    }

    /** True when one starts on the very day the other has ended: no day in both, none between. */
    public boolean touches(Period other) {
        return from.equals(other.to) || other.from.equals(to);
    }
}
