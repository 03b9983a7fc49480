package org.unionhall.congress;

/** Where a delegate stands. Observers and guests begin as {@link #ACTIVE}. */
public enum DelegateStage {

    /** On the list of candidates. */
    NOMINATED,
    /** Elected by the unit, the count recorded. */
    ELECTED,
    /** Found to be rightly elected. */
    QUALIFIED,
    /** A delegate with all rights: the list is published. */
    ACTIVE,
    /** No delegate any more; why, and since when, is kept. */
    ENDED;

    public boolean valid() {
        return this == QUALIFIED || this == ACTIVE;
    }
}
