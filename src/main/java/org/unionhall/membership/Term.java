package org.unionhall.membership;

import java.time.LocalDate;

/** How the term of an office, or the earliest of a committee, stands on a day. */
public enum Term {

    /** No term was noted. */
    OPEN("o.term_to_on is null"),
    RUNNING("o.term_to_on > :soon"),
    /** Ends within six months (the warning time of the rules on change of term). */
    DUE("o.term_to_on >= :today and o.term_to_on <= :soon"),
    /** 届满未换届: has run out, and nobody has been elected since. */
    OVERDUE("o.term_to_on < :today");

    static final int WARNING_MONTHS = 6;

    private final String condition;

    Term(String condition) {
        this.condition = condition;
    }

    /** On the office {@code o}, with the parameters {@code today} and {@code soon}. */
    String condition() {
        return condition;
    }

    static LocalDate soon(LocalDate today) {
        return today.plusMonths(WARNING_MONTHS);
    }

    /** @param end last day of the term; null when none was noted */
    public static Term on(LocalDate today, LocalDate end) {
        return end == null ? OPEN : end.isBefore(today) ? OVERDUE : end.isAfter(soon(today)) ? RUNNING : DUE;
    }
}
