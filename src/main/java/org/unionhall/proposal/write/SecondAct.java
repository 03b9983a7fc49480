package org.unionhall.proposal.write;

import static org.unionhall.proposal.SecondState.CONFIRMED;
import static org.unionhall.proposal.SecondState.DECLINED;
import static org.unionhall.proposal.SecondState.INVITED;
import static org.unionhall.proposal.SecondState.RESET;
import static org.unionhall.proposal.SecondState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.proposal.SecondState;

/** Seconding on one screen. Open while the proposal seeks seconders or is back with its proposer, closed from submission on. */
public enum SecondAct implements Act<SecondState> {

    /** The proposer asks a delegate. Once: who has said no is not asked again. */
    INVITE(By.PROPOSER, INVITED),
    /** A delegate seconds of their own accord. */
    VOLUNTEER(By.DELEGATE, CONFIRMED),
    /** A delegate who was asked, or has changed their mind, seconds. */
    CONFIRM(By.DELEGATE, CONFIRMED, INVITED, DECLINED, WITHDRAWN, RESET),
    /** A delegate who was asked says no. */
    DECLINE(By.DELEGATE, DECLINED, INVITED, RESET),
    /** A delegate takes the second back. */
    TAKE_BACK(By.DELEGATE, WITHDRAWN, CONFIRMED),
    /** The text is another one now. */
    RESET_ALL(By.PORTAL, RESET, CONFIRMED);

    /** Whose act it is: of delegates each for themselves. */
    public enum By {
        PROPOSER, DELEGATE, PORTAL
    }

    private final By by;
    private final SecondState to;
    private final Set<SecondState> from;

    SecondAct(By by, SecondState to, SecondState... from) {
        this.by = by;
        this.to = to;
        this.from = from.length == 0 ? EnumSet.noneOf(SecondState.class) : EnumSet.of(from[0], from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public SecondState to() {
        return to;
    }

    @Override
    public Set<SecondState> from() {
        return EnumSet.copyOf(from);
    }
}
