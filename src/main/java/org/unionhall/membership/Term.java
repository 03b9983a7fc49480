package org.unionhall.membership;

import java.time.LocalDate;
import org.unionhall.rulebook.Rulebook;

/** How the term of an office, or the earliest of a committee, stands on a day. */
public enum Term {

    /** No term was noted. */
    OPEN("o.term_to_on is null"),
    RUNNING("o.term_to_on > :soon"),
    /** Ends within the months that the rulebook names ({@link MembershipRules#TERM_DUE_MONTHS}). */
    DUE("o.term_to_on >= :today and o.term_to_on <= :soon"),
    /** 届满未换届: has run out, and nobody has been elected since. */
    OVERDUE("o.term_to_on < :today");

    private final String condition;

    Term(String condition) {
        this.condition = condition;
    }

    /** On the office {@code o}, with the parameters {@code today} and {@code soon}. */
    String condition() {
        return condition;
    }

    /** The last day of the time before which a term that ends is due. */
    static LocalDate soon(Rulebook rulebook, LocalDate today) {
        return today.plusMonths(rulebook.get(MembershipRules.TERM_DUE_MONTHS, today));
    }

    /**
     * @param soon what {@link #soon} says of today
     * @param end  last day of the term; null when none was noted
     */
    static Term on(LocalDate today, LocalDate soon, LocalDate end) {
        return end == null ? OPEN : end.isBefore(today) ? OVERDUE : end.isAfter(soon) ? RUNNING : DUE;
    }
}
