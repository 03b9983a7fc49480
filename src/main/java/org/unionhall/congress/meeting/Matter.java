package org.unionhall.congress.meeting;

/** What an item is about: the eight powers of a staff congress, and what a congress does besides. */
public enum Matter {

    /** The draft or revision of the charter. */
    CHARTER(false),
    /** Development plan, team building, teaching reform, campus building, other major reforms. */
    DEVELOPMENT(false),
    /** The yearly reports: work, finance, the union's work, special ones. */
    REPORTS(false),
    /** Welfare, internal distribution, rules on hiring, appraisal, reward: the interests of the staff. */
    INTERESTS(true),
    /** How the proposals of the last congress were handled. */
    PROPOSALS(false),
    /** The appraisal of leaders. */
    APPRAISAL(false),
    /** Other opinions and supervision. */
    SUPERVISION(false),
    /** Others agreed on. */
    OTHERS(false),
    /** An election of the union's: its members' delegates elect, nobody else. */
    ELECTION(true),
    /** What the body between sessions did since the last one. */
    INTERIM(false),
    /** The meeting itself: agenda, presidium, who counts. */
    PROCEDURE(false);

    private final boolean passed;

    Matter(boolean passed) {
        this.passed = passed;
    }

    /** Whether the congress itself must pass it: no report and no other body takes its place. */
    public boolean mustBePassed() {
        return passed;
    }
}
