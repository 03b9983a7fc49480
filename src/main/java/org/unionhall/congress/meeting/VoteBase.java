package org.unionhall.congress.meeting;

/** Of whom the votes for an item must be a share. */
public enum VoteBase {

    /** All delegates of the electorate who are valid on that day, in the hall or not. */
    ALL_DELEGATES,
    /** Those of them who were in the hall while the vote was open: settled with the count, because people come and go meanwhile. */
    PRESENT
}
