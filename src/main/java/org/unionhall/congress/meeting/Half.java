package org.unionhall.congress.meeting;

import java.time.LocalTime;

/** The half-day of a sitting. */
public enum Half {

    MORNING(LocalTime.of(8, 30), 5, 12),
    AFTERNOON(LocalTime.of(14, 0), 12, 18),
    EVENING(LocalTime.of(19, 0), 17, 23);

    private final LocalTime usual;
    private final LocalTime first;
    private final LocalTime last;

    Half(LocalTime usual, int first, int last) {
        this.usual = usual;
        this.first = LocalTime.of(first, 0);
        this.last = LocalTime.of(last, 0);
    }

    /** When it begins unless something else is said. */
    public LocalTime usual() {
        return usual;
    }

    /** Whether a sitting of this half-day may begin then: from 5 to 12, 12 to 18, 17 to 23, both ends included. */
    boolean has(LocalTime begins) {
        return !begins.isBefore(first) && !begins.isAfter(last);
    }
}
