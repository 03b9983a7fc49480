package org.unionhall.congress.meeting;

import java.util.List;

/**
 * What a point of the evaluation comes to.
 *
 * @param key  the message that says why, filled with {@code args}; null where an officer's note says it
 * @param note of the officer who ticked it; null without
 */
public record Finding(CheckPoint point, Verdict verdict, String key, List<Object> args, String note) {

    /** How a point stands. */
    public enum Verdict {
        FINE, NOT, OPEN
    }

    static Finding told(CheckPoint point, Verdict verdict, Object... args) {
        return new Finding(point, verdict, "congress.meeting.check." + point + "." + verdict, List.of(args), null);
    }
}
