package org.unionhall.congress.meeting;

/** The points by which a congress is evaluated. Those told by facts are never ticked by hand. */
public enum CheckPoint {

    /** The Party committee approved it, with number and date. */
    APPROVED(true),
    /** The delegates' qualification was reviewed and reported before the meeting. */
    QUALIFIED(true),
    /** Teachers have their share among the delegates. */
    TEACHERS(true),
    /** The papers were with the delegates in time. */
    PAPERS(true),
    /** A presidium was elected, large enough. */
    PRESIDIUM(true),
    /** Every sitting had its quorum. */
    QUORUM(true),
    /** Every item was dealt with, every vote confirmed by a second person. */
    ITEMS(true),
    /** What touches the interests of the staff was passed by secret ballot. */
    SECRET(true),
    /** Every delegation was heard. */
    OPINIONS(true),
    /** What was done between the sessions was reported. */
    INTERIM(true),
    /** The handling of the last congress's proposals was reported. */
    PROPOSALS(true),
    /** Leaders were appraised. */
    APPRAISAL(true),
    /** Every item passed has its published resolution. */
    RESOLUTIONS(true),
    /** The union above heard of it in time. */
    REPORTED(true),
    /** The congress met within the period since the last session. */
    FREQUENCY(true),
    /** Delegates were trained before the meeting. */
    TRAINING(false),
    /** Questions of the delegates were answered at the meeting. */
    QUESTIONS(false),
    /** The record is complete and in the archive. */
    ARCHIVE(false);

    private final boolean told;

    CheckPoint(boolean told) {
        this.told = told;
    }

    /** Whether facts tell it; an officer ticks the others. */
    public boolean told() {
        return told;
    }
}
