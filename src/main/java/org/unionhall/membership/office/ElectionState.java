package org.unionhall.membership.office;

/** Where the record of an election stands. */
public enum ElectionState {
    /** Being written down; nobody else relies on it. */
    DRAFT(false),
    /** 已报批: before the unit above. */
    RECORDED(false),
    /** 退回: to be put right and sent again. */
    RETURNED(false),
    /** 已批复: the offices have begun. */
    APPROVED(true),
    /** 作废: never sent, or given up after it came back. */
    DISCARDED(true);

    private final boolean ended;

    ElectionState(boolean ended) {
        this.ended = ended;
    }

    public boolean ended() {
        return ended;
    }
}
