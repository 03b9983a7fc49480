package org.unionhall.congress;

import static org.unionhall.congress.SessionStage.APPROVED;
import static org.unionhall.congress.SessionStage.ARCHIVED;
import static org.unionhall.congress.SessionStage.CALLED_OFF;
import static org.unionhall.congress.SessionStage.CLOSED;
import static org.unionhall.congress.SessionStage.OPEN;
import static org.unionhall.congress.SessionStage.PLANNED;
import static org.unionhall.congress.SessionStage.PREPARATORY;
import static org.unionhall.congress.SessionStage.QUALIFIED;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;

/** The way of a session on one screen: which act, whose, from where to where. */
public enum SessionAct implements Act<SessionStage> {

    /** Puts it on the calendar. */
    PLAN(By.OFFICE, PLANNED),
    /** The Party committee's approval has come, with its number and date. */
    APPROVE(By.OFFICE, APPROVED, PLANNED),
    /** The qualification review of the delegates is reported. */
    QUALIFY(By.OFFICE, QUALIFIED, APPROVED),
    /** The preparatory meeting is held. */
    PREPARE(By.OFFICE, PREPARATORY, QUALIFIED),
    /** The session opens: a quorum is present. */
    OPEN_SESSION(By.OFFICE, OPEN, PREPARATORY),
    /** The session closes. */
    CLOSE(By.OFFICE, CLOSED, OPEN),
    /** The record is complete. */
    ARCHIVE(By.OFFICE, ARCHIVED, CLOSED),
    /** It will not be held; why is said. */
    CALL_OFF(By.CHAIR, CALLED_OFF, PLANNED, APPROVED, QUALIFIED, PREPARATORY);

    /** Whose act it is, within the unit whose congress it is. */
    public enum By {
        /** The congress officer of the school, or the chair of the grassroots union for a second-level congress. */
        OFFICE,
        /** The chair of the union whose congress it is. */
        CHAIR
    }

    private final By by;
    private final SessionStage to;
    private final Set<SessionStage> from;

    SessionAct(By by, SessionStage to, SessionStage... from) {
        this.by = by;
        this.to = to;
        this.from = from.length == 0 ? EnumSet.noneOf(SessionStage.class) : EnumSet.of(from[0], from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public SessionStage to() {
        return to;
    }

    @Override
    public Set<SessionStage> from() {
        return EnumSet.copyOf(from);
    }
}
