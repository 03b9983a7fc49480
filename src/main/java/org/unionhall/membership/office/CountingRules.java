package org.unionhall.membership.office;

import java.time.LocalDate;
import org.unionhall.membership.MembershipRules;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rulebook;

/**
 * The shares by which an election is decided, as the rulebook had them on the day it was held.
 *
 * @param present so many of those who should attend make the vote valid, at least
 * @param elected so many of those who should attend make somebody elected, and one vote more
 * @param margin  so many more candidates than seats, in shares of the seats, rounded up
 */
public record CountingRules(Ratio present, Ratio elected, Ratio margin) {

    static CountingRules on(Rulebook rulebook, LocalDate day) {
        return new CountingRules(rulebook.get(MembershipRules.VOTE_VALID, day), rulebook.get(MembershipRules.ELECTED_ABOVE, day),
                rulebook.get(MembershipRules.CANDIDATE_MARGIN, day));
    }
}
