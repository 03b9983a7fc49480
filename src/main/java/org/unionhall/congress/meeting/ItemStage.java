package org.unionhall.congress.meeting;

/** Where an item of the agenda stands. */
public enum ItemStage {

    /** On the agenda. */
    ON_AGENDA(false),
    /** Before the hall: it is being heard or voted on. The electorate is frozen. */
    OPEN(false),
    /** A count is written down and waits for a second person. */
    COUNTED(false),
    /** 通过. */
    PASSED(false),
    /** 未通过. */
    NOT_PASSED(false),
    /** It was heard. */
    HEARD(false),
    /** Taken off the agenda, or its vote does not count; why is said. */
    VOID(true);

    private final boolean ended;

    ItemStage(boolean ended) {
        this.ended = ended;
    }

    public boolean ended() {
        return ended;
    }

    /** Whether the congress is through with it. */
    public boolean done() {
        return this == PASSED || this == NOT_PASSED || this == HEARD;
    }
}
