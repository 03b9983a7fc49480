package org.unionhall.proposal.handle;

/** What the portal reminds of, once for each deadline. */
enum Reminder {
    /** The last day is near. */
    SOON("proposal.letter.remind-soon"),
    /** The last day is over. */
    OVER("proposal.letter.remind-over"),
    /** It is long over: the leader in charge and the committee are told. */
    ESCALATED("proposal.letter.remind-escalated"),
    /** Few days are left to evaluate. */
    EVALUATE("proposal.letter.remind-evaluate"),
    /** A promise is due: the department is asked. */
    PROMISE("proposal.letter.remind-promise"),
    /** A promise is long over and nobody has said how it stands. */
    PROMISE_OVER("proposal.letter.remind-promise-over");

    private final String letter;

    Reminder(String letter) {
        this.letter = letter;
    }

    /** The letter's template. */
    String letter() {
        return letter;
    }
}
