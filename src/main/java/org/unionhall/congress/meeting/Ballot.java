package org.unionhall.congress.meeting;

/** How is voted. The portal keeps totals only, whichever it is. */
public enum Ballot {

    /** 无记名投票. */
    SECRET,
    /** 举手表决. */
    HAND
}
