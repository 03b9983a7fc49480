package org.unionhall.congress.meeting;

/** Of whom the votes for an item must be a share. */
public enum VoteBase {

    /** All delegates of the electorate who are valid on that day, in the hall or not. */
    ALL_DELEGATES,
    /** Those of them who were in the hall when the vote opened. */
    PRESENT
}
