package org.unionhall.rulebook;

import java.time.LocalDate;

/**
 * What one day is, and why.
 *
 * @param name     of the holiday the day belongs to; null for an ordinary day
 * @param regional whether the region decides it
 */
public record DayState(LocalDate day, Kind kind, String name, boolean regional) {

    /** Whether the day counts. */
    public boolean working() {
        return kind == Kind.WORKING || kind == Kind.MADE_UP;
    }

    public enum Kind {
        /** A working day by the week. */
        WORKING,
        /** Worked though the week says otherwise. */
        MADE_UP,
        /** A day off by the week. */
        REST,
        /** Off though the week says otherwise, or within a holiday. */
        HOLIDAY
    }
}
