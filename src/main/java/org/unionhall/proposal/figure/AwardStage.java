package org.unionhall.proposal.figure;

/** Where somebody or something chosen for an award stands. */
public enum AwardStage {
    /** Chosen by the committee, with its reason. */
    PROPOSED,
    /** Before everybody, who may object. */
    NOTICE,
    AWARDED,
    /** Not awarded, for a reason. */
    DROPPED
}
