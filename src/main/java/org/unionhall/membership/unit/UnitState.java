package org.unionhall.membership.unit;

/** Where a unit stands; it follows from the acts on it. */
public enum UnitState {

    /** Approved; its committee is still to be elected. Members may belong to it already. */
    PREPARING,
    /** At work. */
    ACTIVE,
    /** Went into another unit. */
    MERGED,
    /** Became several units. */
    SPLIT,
    /** Ended without a unit in its place; its members went elsewhere. */
    DISSOLVED;

    /** Whether nothing happens to it any more. */
    public boolean ended() {
        return this == MERGED || this == SPLIT || this == DISSOLVED;
    }
}
