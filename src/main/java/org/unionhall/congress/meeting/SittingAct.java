package org.unionhall.congress.meeting;

import static org.unionhall.congress.meeting.SittingStage.CLOSED;
import static org.unionhall.congress.meeting.SittingStage.DROPPED;
import static org.unionhall.congress.meeting.SittingStage.OPEN;
import static org.unionhall.congress.meeting.SittingStage.PLANNED;

import java.util.Set;
import org.unionhall.kernel.Act;

/** The way of a sitting. One of a session is open at a time. */
public enum SittingAct implements Act<SittingStage> {

    /** Puts it on the programme. */
    PLAN(PLANNED),
    /** Opens the doors. */
    OPEN_DOORS(OPEN, PLANNED),
    /** Ends it: whoever is in the hall leaves with its end. No vote may be under way. */
    CLOSE_DOORS(CLOSED, OPEN),
    /** It was ended too early: whoever left with its end is there again. */
    REOPEN(OPEN, CLOSED),
    /** Takes it off the programme. */
    DROP(DROPPED, PLANNED);

    /** Whose act it is. */
    public enum By {
        /** The congress officer, or the chair of the grassroots union for its own congress. */
        OFFICE
    }

    private final SittingStage to;
    private final Set<SittingStage> from;

    SittingAct(SittingStage to, SittingStage... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return By.OFFICE;
    }

    @Override
    public SittingStage to() {
        return to;
    }

    @Override
    public Set<SittingStage> from() {
        return from;
    }
}
