package org.unionhall.congress;

/** Where a session of a congress (次) stands. */
public enum SessionStage {

    /** On the calendar; proposals may be collected already. */
    PLANNED,
    /** The Party committee has agreed to hold it. */
    APPROVED,
    /** The delegates' qualification was reviewed and reported. */
    QUALIFIED,
    /** The preparatory meeting is held: presidium, agenda. */
    PREPARATORY,
    /** In session. */
    OPEN,
    /** Over; what it decided is published and followed up. */
    CLOSED,
    /** Its record is complete. */
    ARCHIVED,
    /** Will not be held. */
    CALLED_OFF;

    public boolean ahead() {
        return this == PLANNED || this == APPROVED || this == QUALIFIED || this == PREPARATORY;
    }
}
