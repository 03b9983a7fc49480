package org.unionhall.proposal.figure;

import static org.unionhall.proposal.figure.AwardStage.AWARDED;
import static org.unionhall.proposal.figure.AwardStage.DROPPED;
import static org.unionhall.proposal.figure.AwardStage.NOTICE;
import static org.unionhall.proposal.figure.AwardStage.PROPOSED;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;

/** The way of an award: no title without its public notice, and better none than a poor one. */
public enum AwardAct implements Act<AwardStage> {

    /** Chooses from the computed ranking, with a reason. */
    PROPOSE(PROPOSED),
    /** Shows it to everybody for the days that the rulebook sets. */
    PUBLISH(NOTICE, PROPOSED),
    /** After the notice, with every objection answered by going on or dropping. */
    AWARD(AWARDED, NOTICE),
    /** Not awarded after all. */
    DROP(DROPPED, PROPOSED, NOTICE);

    /** Whose act it is. */
    public enum By {
        /** A member of the proposal committee, or the congress officer. */
        COMMITTEE
    }

    private final AwardStage to;
    private final Set<AwardStage> from;

    AwardAct(AwardStage to, AwardStage... from) {
        this.to = to;
        this.from = from.length == 0 ? EnumSet.noneOf(AwardStage.class) : EnumSet.of(from[0], from);
    }

    @Override
    public By by() {
        return By.COMMITTEE;
    }

    @Override
    public AwardStage to() {
        return to;
    }

    @Override
    public Set<AwardStage> from() {
        return EnumSet.copyOf(from);
    }
}
