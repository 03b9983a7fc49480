package org.unionhall.intake;

/** What a row of a workbook would do. */
public enum LineStatus {
    /** Adds a record. */
    NEW,
    /** Changes a record, field by field. */
    CHANGED,
    /** Says what is known already. */
    UNCHANGED,
    /** Cannot be taken; the remarks say why, cell by cell. */
    FAULTY,
    /** Is not in the file: a record the portal has and the workbook does not name. Reported only. */
    MISSING
}
