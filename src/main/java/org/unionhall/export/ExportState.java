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

    /** The shape a page shows beside its words: ok, wait, stop, off. */
    public String sign() {
        return switch (this) {
            case ORDERED, WRITING -> "wait";
            case READY -> "ok";
            case FAILED -> "stop";
            case DISCARDED -> "off";
        };
    }
}
