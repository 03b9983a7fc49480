package org.unionhall.proposal.figure;

import static org.unionhall.proposal.figure.Slice.*;

import java.util.List;

/** A rate: some slices in parts of others. Its formula is the message {@code proposal.figure.Rate.<name>.formula}. */
public enum Rate {
    /** Of the papers received, those filed, alone or merged. */
    FILING(List.of(FILED_PAPERS), List.of(Slice.RECEIVED)),
    ANSWER(List.of(ANSWERED), List.of(FILED)),
    PUNCTUAL(List.of(ON_TIME), List.of(ANSWERED)),
    /** Solved, or being solved by a day that is named. */
    SOLVING(List.of(SOLVED, PLANNED), List.of(ANSWERED)),
    FIRST_CONTENT(List.of(FIRST_SATISFIED, FIRST_BASICALLY), List.of(FIRST_SATISFIED, FIRST_BASICALLY, FIRST_DISSATISFIED)),
    CONTENT(List.of(LAST_SATISFIED, LAST_BASICALLY), List.of(LAST_SATISFIED, LAST_BASICALLY, LAST_DISSATISFIED)),
    FULLY_CONTENT(List.of(LAST_SATISFIED), List.of(LAST_SATISFIED, LAST_BASICALLY, LAST_DISSATISFIED)),
    ATTITUDE(List.of(ATTITUDE_SATISFIED, ATTITUDE_BASICALLY), List.of(ATTITUDE_SATISFIED, ATTITUDE_BASICALLY, ATTITUDE_DISSATISFIED)),
    KEEPING(List.of(PROMISE_KEPT), List.of(PROMISE_KEPT, PROMISE_LATE, PROMISE_BROKEN)),
    SUGGESTIONS(List.of(SUGGESTION_ANSWERED), List.of(SUGGESTION_OWED));

    private final List<Slice> part;
    private final List<Slice> whole;

    Rate(List<Slice> part, List<Slice> whole) {
        this.part = part;
        this.whole = whole;
    }

    public List<Slice> part() {
        return part;
    }

    public List<Slice> whole() {
        return whole;
    }

    /** Whether it comes from marks: see {@link Tally#tells}. */
    public boolean marks() {
        return whole.get(0).marks();
    }
}
