package org.unionhall.inbox;

/** What became of one try. */
public enum Outcome {

    /** The server has taken the mail. */
    TAKEN,
    /** Refused for now (4xx). */
    LATER,
    /** Refused for good (5xx): there is no such mailbox, or it does not want this mail. */
    REFUSED,
    /** No server, or one that does not let this portal in: no fault of this mail. */
    UNREACHABLE,
    /** Ended before the server could take it: the portal or the line broke. */
    CUT_OFF,
    /** Ended between the final dot and the answer: the server may have taken it. */
    DOUBTFUL,
    /** There was nothing left to say: the letters were read, or deleted. */
    POINTLESS,
    /** The mail could not be written. */
    BROKEN
}
