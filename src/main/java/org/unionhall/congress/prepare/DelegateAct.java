package org.unionhall.congress.prepare;

import static org.unionhall.congress.DelegateStage.ACTIVE;
import static org.unionhall.congress.DelegateStage.ELECTED;
import static org.unionhall.congress.DelegateStage.ENDED;
import static org.unionhall.congress.DelegateStage.NOMINATED;
import static org.unionhall.congress.DelegateStage.QUALIFIED;

import java.util.Set;
import org.unionhall.congress.DelegateStage;
import org.unionhall.kernel.Act;

/** The way of a delegate on one screen: which act, whose, from where to where. */
public enum DelegateAct implements Act<DelegateStage> {

    /** Put on the list of candidates of an electoral unit. */
    NOMINATE(By.UNIT, NOMINATED),
    /** Taken off the list again, before the election. */
    STRIKE(By.UNIT, ENDED, NOMINATED),
    /** The unit's election gave more than half of those who should attend. */
    ELECT(By.UNIT, ELECTED, NOMINATED),
    /** It gave less. */
    NOT_ELECT(By.UNIT, ENDED, NOMINATED),
    /** Found to be rightly elected. */
    QUALIFY(By.OFFICE, QUALIFIED, ELECTED),
    /** Found not to be. */
    REJECT(By.OFFICE, ENDED, ELECTED),
    /** The list is published; the card has a number. */
    PUBLISH(By.OFFICE, ACTIVE, QUALIFIED),
    /** Asked to a session as observer or guest. */
    INVITE(By.OFFICE, ACTIVE),
    /** The mandate ends before its time: recalled by the unit, resigned, moved, retired, died. */
    END(By.OFFICE, ENDED, QUALIFIED, ACTIVE),
    /** It ends with what happened to the person or the term. */
    LAPSE(By.PORTAL, ENDED, NOMINATED, ELECTED, QUALIFIED, ACTIVE);

    /** Whose act it is. */
    public enum By {
        /** The chair of the electoral unit, or whoever prepares the congress. */
        UNIT,
        /** The congress officer, or the chair of the grassroots union for a second-level congress. */
        OFFICE,
        /** The portal itself, as a consequence. */
        PORTAL
    }

    private final By by;
    private final DelegateStage to;
    private final Set<DelegateStage> from;

    DelegateAct(By by, DelegateStage to, DelegateStage... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public DelegateStage to() {
        return to;
    }

    @Override
    public Set<DelegateStage> from() {
        return from;
    }
}
