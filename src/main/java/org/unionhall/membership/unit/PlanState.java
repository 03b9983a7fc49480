package org.unionhall.membership.unit;

/** How far the end of a unit has come. */
public enum PlanState {
    /** Laid out, to be looked through and changed. */
    DRAFT,
    /** Confirmed: it happened so. */
    CARRIED_OUT,
    /** Nobody wants it any more. */
    DISCARDED
}
