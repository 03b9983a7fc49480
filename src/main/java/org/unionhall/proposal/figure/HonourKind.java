package org.unionhall.proposal.figure;

/** What became of a proposal at a higher level. */
public enum HonourKind {
    /** Put forward to that level (上报). */
    REPORTED(Reach.REPORTED),
    /** Taken up there for judging (入选参评). */
    RECEIVED(Reach.RECEIVED),
    EXCELLENT(Reach.AWARDED), FIRST_PRIZE(Reach.AWARDED), SECOND_PRIZE(Reach.AWARDED), THIRD_PRIZE(Reach.AWARDED);

    /** How far that is; who came far came past what is nearer, entered or not. */
    public enum Reach {
        REPORTED, RECEIVED, AWARDED
    }

    private final Reach reach;

    HonourKind(Reach reach) {
        this.reach = reach;
    }

    public Reach reach() {
        return reach;
    }
}
