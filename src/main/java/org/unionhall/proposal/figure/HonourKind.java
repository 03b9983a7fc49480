package org.unionhall.proposal.figure;

/** How far a proposal came at a higher level. */
public enum HonourKind {
    /** Reported to that level (上报). */
    REPORTED,
    EXCELLENT, FIRST_PRIZE, SECOND_PRIZE, THIRD_PRIZE;

    public boolean awarded() {
        return this != REPORTED;
    }
}
