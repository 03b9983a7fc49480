package org.unionhall.congress;

/** How somebody takes part in a congress. */
public enum DelegateKind {

    /** Elected for the term: speaks, votes, proposes (正式代表). */
    FORMAL,
    /** Comes to one session and speaks, without a vote (列席代表). */
    OBSERVER,
    /** A guest of one session, without a vote (特邀代表). */
    INVITED
}
