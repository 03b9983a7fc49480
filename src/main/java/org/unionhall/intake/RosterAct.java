package org.unionhall.intake;

import static org.unionhall.intake.RosterState.COMMITTED;
import static org.unionhall.intake.RosterState.COMMITTING;
import static org.unionhall.intake.RosterState.NEEDS_COLUMNS;
import static org.unionhall.intake.RosterState.OVERTAKEN;
import static org.unionhall.intake.RosterState.PREVIEW;
import static org.unionhall.intake.RosterState.READING;
import static org.unionhall.intake.RosterState.RECEIVED;
import static org.unionhall.intake.RosterState.REFUSED;
import static org.unionhall.intake.RosterState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;

/** The way of a roster: which act leads from where to where, and whose act it is. */
public enum RosterAct implements Act<RosterState> {
    /** Begins reading; once more after a reading that was cut off. */
    READ(By.PORTAL, READING, RECEIVED, READING),
    /** Something in the file is not understood. */
    ASK(By.PORTAL, NEEDS_COLUMNS, READING),
    /** The comparison is ready. */
    SHOW(By.PORTAL, PREVIEW, READING),
    /** The file cannot be taken at all. */
    REFUSE(By.PORTAL, REFUSED, RECEIVED, READING),
    /** Says what the file is and what its columns mean. */
    ANSWER(By.OWNER, RECEIVED, NEEDS_COLUMNS),
    /** Wants to say anew what the columns mean. */
    CORRECT(By.OWNER, RECEIVED, PREVIEW),
    /** Has the same file compared with the data as they are now. */
    AGAIN(By.OWNER, RECEIVED, OVERTAKEN),
    /** Wants what the preview shows. */
    COMMIT(By.OWNER, COMMITTING, PREVIEW),
    /** What the preview showed is done. */
    FINISH(By.PORTAL, COMMITTED, COMMITTING),
    /** The data moved between preview and commit. */
    OVERTAKE(By.PORTAL, OVERTAKEN, COMMITTING),
    /** The commit failed for a reason that lies with the portal; nothing was saved. */
    RETURN(By.PORTAL, PREVIEW, COMMITTING),
    /** Does not want it any more. */
    WITHDRAW(By.OWNER, WITHDRAWN, RECEIVED, READING, NEEDS_COLUMNS, PREVIEW, OVERTAKEN),
    /** Nobody came back to it; the file is thrown away. */
    LAPSE(By.PORTAL, WITHDRAWN, NEEDS_COLUMNS, PREVIEW, OVERTAKEN);

    /** Whose act it is. */
    public enum By {
        /** Whoever handed the roster in; nobody else. */
        OWNER,
        /** The portal itself. */
        PORTAL
    }

    private final By by;
    private final RosterState to;
    private final Set<RosterState> from;

    RosterAct(By by, RosterState to, RosterState first, RosterState... more) {
        this.by = by;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public RosterState to() {
        return to;
    }

    @Override
    public Set<RosterState> from() {
        return EnumSet.copyOf(from);
    }
}
