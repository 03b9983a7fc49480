package org.unionhall.membership.association;

/** Where the yearly check (年检) of an association stands. */
public enum CheckState {
    /** Nothing is handed in for the year. */
    DUE,
    /** A report is there and waits for the union. */
    HANDED_IN,
    PASSED,
    /** Not passed, for a reason; a better report may follow. */
    NOT_PASSED
}
