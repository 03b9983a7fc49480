package org.unionhall.proposal;

/** Who may read a proposal once it is received, besides those who work on it; from the widest to the narrowest. */
public enum Visibility {
    /** Everybody who signs in. */
    PUBLIC,
    /** The delegates of the congress. */
    DELEGATES,
    /** Its proposers and seconders. */
    CLOSED
}
