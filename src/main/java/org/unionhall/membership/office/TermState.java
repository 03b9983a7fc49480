package org.unionhall.membership.office;

/** Where the term of a body stands on a day. */
public enum TermState {
    /** Begins on a day to come. */
    PLANNED(false),
    RUNNING(false),
    /** Ends within the months of the rule {@code membership.term.due-months}. */
    DUE(false),
    /** Goes on past its last day as elected, with approval. */
    EXTENDED(false),
    /** 届满未换届: past its last day, and nobody has been elected since. */
    OVERDUE(false),
    /** 已换届: the next term began. */
    RENEWED(true),
    /** Ended with its unit. */
    CLOSED(true);

    private final boolean over;

    TermState(boolean over) {
        this.over = over;
    }

    public boolean over() {
        return over;
    }
}
