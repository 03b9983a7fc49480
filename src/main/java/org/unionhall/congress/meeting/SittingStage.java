package org.unionhall.congress.meeting;

/** Where a sitting stands. */
public enum SittingStage {

    /** On the programme. */
    PLANNED,
    /** The doors are open: people are checked in and out. */
    OPEN,
    /** Over; whoever was still there left with its end. */
    CLOSED,
    /** Will not be held. */
    DROPPED
}
