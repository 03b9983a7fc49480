package org.unionhall.congress;

/** Where a term of a congress (届) stands. */
public enum TermStage {

    /** Its seats and delegates are being settled. */
    FORMING,
    /** Its delegates are settled; sessions are held. */
    RUNNING,
    /** The next term has begun, or it was ended early. */
    OVER
}
