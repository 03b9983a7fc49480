package org.unionhall.proposal.figure;

import java.util.Map;
import java.util.UUID;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ResultClass;

/**
 * What is counted of one proposal.
 *
 * @param merged     one with another, whose outcome it shares
 * @param outcome    null for what the committee never received
 * @param received   whether the journal says that the committee received it: the other road to the same number
 * @param delegation of the first proposer, or whose collective proposal it is
 * @param answered   whether an answer was given
 * @param onTime     whether the first answer came in time; null before it
 * @param overdue    an answer is owed and its last day is over
 * @param result     of the latest answer given
 * @param first      what came of the first round; null where nobody evaluated or it is not over
 * @param last       what came of the last round
 * @param attitude   the least content word about the attitude in the last round
 * @param promise    null where nothing is promised
 * @param promiseOver the day of the promise is over and nothing was reported
 * @param below      brought up from a congress of the second level
 * @param raised     brought up to the congress above
 * @param excellent  awarded by the school itself, after the public notice
 * @param reach      how far it came at each higher level; without those that it never reached
 */
public record Fact(UUID id, UUID session, ProposalStage stage, Category category, UUID delegation, UUID department, boolean merged, Outcome outcome, boolean received,
                   boolean answered, Boolean onTime, boolean overdue, ResultClass result, boolean again, Satisfaction first, Satisfaction last, Satisfaction attitude,
                   Promise promise, boolean promiseOver, boolean below, boolean raised, boolean excellent, Map<HonourLevel, HonourKind.Reach> reach) {

    /** How what was promised stands; once late stays late. */
    public enum Promise {
        OPEN, KEPT, LATE, BROKEN
    }

    /** A case after merging. */
    public boolean isCase() {
        return outcome == Outcome.FILED && !merged;
    }

    /** Whether it came so far at a higher level, or farther. */
    public boolean reached(HonourLevel level, HonourKind.Reach least) {
        HonourKind.Reach far = reach.get(level);
        return far != null && far.compareTo(least) >= 0;
    }

    /** Its marks are open: to the department too. */
    public boolean closed() {
        return isCase() && (stage == ProposalStage.CLOSED || stage == ProposalStage.ARCHIVED);
    }
}
