package org.unionhall.proposal;

/** What an answer amounts to. */
public enum ResultClass {
    /** A: solved, or decided as proposed. */
    SOLVED,
    /** B: being solved, or planned, by a day that is named. */
    PLANNED,
    /** C: cannot be solved now; why is explained. */
    NOT_NOW,
    /** D: kept for reference. */
    REFERENCE
}
