package org.unionhall.congress.meeting;

import org.unionhall.rulebook.Ratio;

/**
 * Whether enough delegates of a body are in the hall. In whole numbers: 134 of 200 are two thirds, 133 are not.
 *
 * @param valid   formal delegates of the body who are valid on that day; who retired yesterday is not among them
 * @param present those of them who are in the hall now
 * @param needed  the least number that is enough
 */
public record Quorum(Electorate body, int valid, int present, int needed) {

    static Quorum of(Electorate body, int valid, int present, Ratio share) {
        return new Quorum(body, valid, present, (int) share.atLeastOf(valid));
    }

    public boolean reached() {
        return valid > 0 && present >= needed;
    }

    public int missing() {
        return Math.max(0, needed - present);
    }
}
