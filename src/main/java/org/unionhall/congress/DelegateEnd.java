package org.unionhall.congress;

/** Why somebody is no delegate any more. */
public enum DelegateEnd {
    /** Works for another electoral unit now, or left the school. */
    TRANSFER,
    RETIREMENT,
    /** The unit that elected took the mandate back (撤换). */
    RECALL,
    RESIGNATION,
    DEATH,
    /** Found not to be rightly elected. */
    NOT_QUALIFIED,
    /** Was not elected, or left the list before. */
    NOT_ELECTED,
    /** The term is over. */
    TERM_OVER
}
