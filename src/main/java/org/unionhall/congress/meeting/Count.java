package org.unionhall.congress.meeting;

import org.unionhall.kernel.Refusal;

/**
 * What was counted of one vote.
 *
 * @param given    ballots given out (发出)
 * @param returned ballots that came back (收回)
 * @param valid    of those (有效)
 * @param invalid  of those (无效)
 */
public record Count(int given, int returned, int valid, int invalid, int yes, int no, int abstain) {

    /** Hands leave no ballots: as many as were raised were given, came back and were valid. */
    public static Count ofHands(int yes, int no, int abstain) {
        int hands = yes + no + abstain;
        return new Count(hands, hands, hands, 0, yes, no, abstain);
    }

    /**
     * Figures that cannot have been are refused.
     *
     * @param present delegates of the electorate who were in the hall while the vote was open
     * @throws Refusal on the field: {@code congress.meeting.count.*}
     */
    void mustAddUp(int present) {
        if (given > present) {
            throw Refusal.on("given", "congress.meeting.count.given", given, present);
        }
        if (returned > given) {
            throw Refusal.on("returned", "congress.meeting.count.returned", returned, given);
        }
        if (valid + invalid != returned) {
            throw Refusal.on("valid", "congress.meeting.count.valid", valid, invalid, returned);
        }
        if (yes + no + abstain != valid) {
            throw Refusal.on("yes", "congress.meeting.count.votes", yes, no, abstain, yes + no + abstain, valid);
        }
    }
}
