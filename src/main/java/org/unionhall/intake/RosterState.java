package org.unionhall.intake;

/** How far a roster has come. */
public enum RosterState {
    /** The file is kept; nobody has looked into it yet. */
    RECEIVED,
    /** The file is being read and compared with what the portal knows. */
    READING,
    /** The owner must say what the file is or what its columns mean. */
    NEEDS_COLUMNS,
    /** The owner sees what a commit would do. */
    PREVIEW,
    /** The commit is on its way. */
    COMMITTING,
    /** Done, exactly as the preview showed it. */
    COMMITTED,
    /** The data moved after the preview; nothing was saved, the file can be compared again. */
    OVERTAKEN,
    /** Given up by its owner, or left lying too long. */
    WITHDRAWN,
    /** The file as a whole cannot be taken; a sentence says why. */
    REFUSED;

    /** Whether the portal is at work and the owner waits. */
    public boolean working() {
        return this == RECEIVED || this == READING || this == COMMITTING;
    }

    /** The shape a page shows beside its words: ok, wait, warn, stop, off. */
    public String sign() {
        return switch (this) {
            case RECEIVED, READING, COMMITTING -> "wait";
            case NEEDS_COLUMNS, PREVIEW, OVERTAKEN -> "warn";
            case COMMITTED -> "ok";
            case WITHDRAWN -> "off";
            case REFUSED -> "stop";
        };
    }

    /** Whether nothing more can happen. */
    public boolean ended() {
        return this == COMMITTED || this == WITHDRAWN || this == REFUSED;
    }
}
