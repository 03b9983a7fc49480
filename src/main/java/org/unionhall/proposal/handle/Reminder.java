package org.unionhall.proposal.handle;

/** What the portal reminds of, once for each deadline. */
enum Reminder {
    /** The last day is near. */
    SOON,
    /** The last day is over. */
    OVER,
    /** It is long over: the leader in charge and the committee are told. */
    ESCALATED,
    /** Few days are left to evaluate. */
    EVALUATE,
    /** A promise is due: the department is asked. */
    PROMISE,
    /** A promise is long over and nobody has said how it stands. */
    PROMISE_OVER;

    /** The letter's template. */
    String letter() {
        return "proposal.letter.remind-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
