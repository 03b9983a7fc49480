package org.unionhall.congress.meeting;

/** What the congress does with an item. */
public enum ItemKind {

    /** Hears it, discusses it and says what it thinks (听取审议). */
    HEAR,
    /** Votes on it (审议通过). */
    DECIDE
}
