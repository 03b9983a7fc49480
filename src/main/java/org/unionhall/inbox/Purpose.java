package org.unionhall.inbox;

/** What a mail brings. */
public enum Purpose {

    /** One letter, at once. */
    LETTER,
    /** The unread letters of a day. */
    DIGEST,
    /** The code that confirms a new address. */
    CONFIRM,
    /** To the old address: it is not used any more. */
    MOVED,
    /** To a system administrator who wants to see that mails arrive. */
    TEST
}
