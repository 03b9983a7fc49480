package org.unionhall.export;

/** How far a workbook has come that is written in the background. */
public enum ExportState {
    /** Waits for a free hand. */
    ORDERED,
    /** Rows are being written. */
    WRITING,
    /** Kept for its owner, for a few days. */
    READY,
    /** It could not be written; a sentence says why. */
    FAILED,
    /** Thrown away, by its owner or because its days were over. That it was made stays known. */
    DISCARDED;

    /** Whether the portal is at work and the owner waits. */
    public boolean working() {
        return this == ORDERED || this == WRITING;
    }
}
