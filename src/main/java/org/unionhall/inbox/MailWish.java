package org.unionhall.inbox;

/** How a reader wants letters of a kind by mail. In the portal they are in any case. */
public enum MailWish {

    AT_ONCE,
    /** In one mail a day, with whatever else came. */
    DAILY,
    NEVER
}
