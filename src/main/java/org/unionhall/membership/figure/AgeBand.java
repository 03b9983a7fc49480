package org.unionhall.membership.figure;

/** The bands in which unions report ages, in full years. */
public enum AgeBand {

    TO_35(0, 35),
    TO_45(36, 45),
    TO_55(46, 55),
    TO_60(56, 60),
    FROM_61(61, 200);

    private final int from;
    private final int to;

    AgeBand(int from, int to) {
        this.from = from;
        this.to = to;
    }

    public int from() {
        return from;
    }

    /** Included. */
    public int to() {
        return to;
    }
}
