package org.unionhall.proposal;

/** Where the seconding (附议) of one delegate stands. */
public enum SecondState {
    /** Asked by the proposer; has not said anything. */
    INVITED,
    /** Seconds, by own confirmation. Only these count. */
    CONFIRMED,
    /** Was asked and said no. */
    DECLINED,
    /** Had confirmed and took it back before submission. */
    WITHDRAWN,
    /** Had confirmed a text that was changed since: must confirm anew. */
    RESET
}
