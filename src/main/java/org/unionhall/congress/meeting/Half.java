package org.unionhall.congress.meeting;

import java.time.LocalTime;

/** The half-day of a sitting. */
public enum Half {

    MORNING(LocalTime.of(8, 30)),
    AFTERNOON(LocalTime.of(14, 0)),
    EVENING(LocalTime.of(19, 0));

    private final LocalTime usual;

    Half(LocalTime usual) {
        this.usual = usual;
    }

    /** When it begins unless something else is said. */
    public LocalTime usual() {
        return usual;
    }
}
