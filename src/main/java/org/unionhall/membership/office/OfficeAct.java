package org.unionhall.membership.office;

import static org.unionhall.membership.office.OfficeState.ENDED;
import static org.unionhall.membership.office.OfficeState.HELD;

import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.kernel.Refusal;

/** The way of one office: which act leads from where to where, and whose act it is. Nobody acts on the own office. */
public enum OfficeAct implements Act<OfficeState> {
    /** Begins by an appointment. */
    APPOINT(By.OFFICER, HELD),
    /** Begins because the committee took somebody in during the term (增补). */
    CO_OPT(By.OFFICER, HELD),
    /** Begins by an election that was held before it could be recorded here. */
    ELECT(By.OFFICER, HELD),
    /** Begins because the unit above approved an election. */
    SEAT(By.PORTAL, HELD),
    /** Begins because the unit in which it was held was merged or split up, and it goes on in another. */
    CARRY(By.PORTAL, HELD),
    /** Goes on under other terms: one office ends and another begins on the same day. */
    CHANGE(By.OFFICER, ENDED, HELD),
    /** Ends for a reason. */
    END(By.OFFICER, ENDED, HELD),
    /** Ends by a vote of those who elect (罢免). */
    REMOVE(By.OFFICER, ENDED, HELD),
    /** Ends because a successor begins, the term is renewed, or the membership or the unit ends. */
    LAPSE(By.PORTAL, ENDED, HELD);

    /** Whose act it is. */
    public enum By {
        /** An organisation officer or school chair of the unit or above; for group leaders, liaisons and correspondents the branch chair too. */
        OFFICER,
        /** The portal itself, as a consequence. */
        PORTAL
    }

    private final By by;
    private final OfficeState to;
    private final Set<OfficeState> from;

    OfficeAct(By by, OfficeState to, OfficeState... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public OfficeState to() {
        return to;
    }

    @Override
    public Set<OfficeState> from() {
        return from;
    }

    /** @throws Refusal {@code membership.office.ended} */
    void mustBePossible(OfficeState state) {
        if (!possible(state)) {
            throw new Refusal("membership.office.ended");
        }
    }
}
