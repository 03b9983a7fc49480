package org.unionhall.membership.member;

import static org.unionhall.membership.member.MatterKind.JOIN;
import static org.unionhall.membership.member.MatterKind.LAPSE;
import static org.unionhall.membership.member.MatterKind.LEAVE;
import static org.unionhall.membership.member.MatterKind.MOVE;
import static org.unionhall.membership.member.MatterKind.MOVE_OUT;
import static org.unionhall.membership.member.MatterStage.DONE;
import static org.unionhall.membership.member.MatterStage.FIRST;
import static org.unionhall.membership.member.MatterStage.REFUSED;
import static org.unionhall.membership.member.MatterStage.RETURNED;
import static org.unionhall.membership.member.MatterStage.SECOND;
import static org.unionhall.membership.member.MatterStage.TAKEN_BACK;
import static org.unionhall.membership.member.MatterStage.VOID;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;

/**
 * The way of every matter on one screen: which act, for which kinds, whose, from where to where. A matter of a unit
 * without a chair of its own begins at the second station: nobody is there to be asked first.
 */
public enum MatterAct implements Act<MatterStage> {

    /** The grassroots union has nothing against the applicant joining, or the member leaving. */
    SUPPORT(By.UNIT, EnumSet.of(JOIN, LEAVE), SECOND, FIRST),
    /** The unit one leaves lets go. */
    RELEASE(By.UNIT, EnumSet.of(MOVE), SECOND, FIRST),
    /** The school's union gives the letter of introduction; the member stays one until the other union confirms. */
    GIVE_LETTER(By.SCHOOL, EnumSet.of(MOVE_OUT), SECOND, FIRST),
    /** The school's union admits. */
    ADMIT(By.SCHOOL, EnumSet.of(JOIN), DONE, SECOND),
    /** The unit one moves to takes on. */
    TAKE_ON(By.NEW_UNIT, EnumSet.of(MOVE), DONE, SECOND),
    /** The other union's receipt (回执) has come. */
    CONFIRM(By.SCHOOL, EnumSet.of(MOVE_OUT), DONE, SECOND),
    /** The school's union lets a member leave. */
    LET_GO(By.SCHOOL, EnumSet.of(LEAVE), DONE, SECOND),
    /** The committee decides that a member has lapsed; never who proposed it. */
    DECIDE(By.CHAIR, EnumSet.of(LAPSE), DONE, FIRST),
    /** Something is missing; why is said. */
    GIVE_BACK(By.TURN, EnumSet.of(JOIN), RETURNED, FIRST, SECOND),
    /** It has been put right. */
    ASK_AGAIN(By.ASKER, EnumSet.of(JOIN), FIRST, RETURNED),
    /** No, for a reason. */
    REFUSE(By.TURN, EnumSet.allOf(MatterKind.class), REFUSED, FIRST, SECOND),
    /** Not wanted any more. */
    TAKE_BACK(By.ASKER, EnumSet.allOf(MatterKind.class), TAKEN_BACK, FIRST, SECOND, RETURNED),
    /** What it was about is gone. */
    DROP(By.PORTAL, EnumSet.allOf(MatterKind.class), VOID, FIRST, SECOND, RETURNED);

    /** Whose act it is. Nobody decides their own matter, whatever they are. */
    public enum By {
        /** The chair of the unit one wants to join or leaves; the organisation officer may stand in. */
        UNIT,
        /** The chair of the unit one moves to; the organisation officer may stand in. */
        NEW_UNIT,
        /** The organisation officer of the school's union. */
        SCHOOL,
        /** The school's chair or organisation officer, if somebody else proposed it. */
        CHAIR,
        /** Who could say yes now. */
        TURN,
        /** The person, or the cadre who asked on their behalf. */
        ASKER,
        PORTAL
    }

    private final By by;
    private final Set<MatterKind> kinds;
    private final MatterStage to;
    private final Set<MatterStage> from;

    MatterAct(By by, Set<MatterKind> kinds, MatterStage to, MatterStage first, MatterStage... more) {
        this.by = by;
        this.kinds = kinds;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public MatterStage to() {
        return to;
    }

    @Override
    public Set<MatterStage> from() {
        return EnumSet.copyOf(from);
    }

    /** Which matters it is for. */
    public Set<MatterKind> kinds() {
        return EnumSet.copyOf(kinds);
    }

    public boolean possible(MatterKind kind, MatterStage stage) {
        return kinds.contains(kind) && possible(stage);
    }

    /** The act that says yes to a matter of this kind where it stands; null where no yes is waited for. */
    public static MatterAct yes(MatterKind kind, MatterStage stage) {
        for (MatterAct act : values()) {
            if (act.agrees() && act.possible(kind, stage)) {
                return act;
            }
        }
        return null;
    }

    /** Whether it brings the matter forward. */
    public boolean agrees() {
        return to == DONE || to == SECOND;
    }

    /** Whether the reason must be given. */
    public boolean needsReason() {
        return this == GIVE_BACK || this == REFUSE;
    }
}
