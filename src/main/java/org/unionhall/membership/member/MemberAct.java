package org.unionhall.membership.member;

import static org.unionhall.membership.MemberState.ACTIVE;
import static org.unionhall.membership.MemberState.DECEASED;
import static org.unionhall.membership.MemberState.EXPELLED;
import static org.unionhall.membership.MemberState.RETAINED;
import static org.unionhall.membership.MemberState.TRANSFERRED_OUT;
import static org.unionhall.membership.MemberState.WITHDRAWN;

import java.util.Set;
import org.unionhall.membership.MemberState;

/**
 * What can happen to a membership: from which states, into which. A membership is one row for life; who comes back after
 * leaving is the same member again.
 */
public enum MemberAct {

    /** Admitted by the school's union; {@code null} stands for somebody who has never been a member. */
    ADMIT(ACTIVE, null, WITHDRAWN, TRANSFERRED_OUT, EXPELLED),
    /** Belongs to another unit from that day on; the state stays. */
    MOVE(null, ACTIVE, RETAINED),
    /** Keeps the membership without dues: retired, on unpaid leave, abroad, without work. */
    RETAIN(RETAINED, ACTIVE),
    /** Is back at work and a full member again. */
    RETURN(ACTIVE, RETAINED),
    /** Left by their own application. */
    LEAVE(WITHDRAWN, ACTIVE, RETAINED),
    /** Treated as having left. Who keeps the membership owes no dues and cannot lapse. */
    LAPSE(WITHDRAWN, ACTIVE),
    /** Took the membership to another union. */
    MOVE_OUT(TRANSFERRED_OUT, ACTIVE, RETAINED),
    /** Expelled by a decision, whose document is named. */
    EXPEL(EXPELLED, ACTIVE, RETAINED),
    DIE(DECEASED, ACTIVE, RETAINED, TRANSFERRED_OUT, WITHDRAWN, EXPELLED);

    private final MemberState to;
    private final MemberState[] from;

    MemberAct(MemberState to, MemberState... from) {
        this.to = to;
        this.from = from;
    }

    /** The state afterwards. @param before the state it is in */
    public MemberState to(MemberState before) {
        return to == null ? before : to;
    }

    /** @param state null for somebody who has never been a member */
    public boolean possible(MemberState state) {
        for (MemberState one : from) {
            if (one == state) {
                return true;
            }
        }
        return false;
    }

    /** Done at once by the organisation officer; the others are the ends of a {@link MatterKind matter}. */
    public boolean atOnce() {
        return AT_ONCE.contains(this);
    }

    /** Whether a document that says so must be named. */
    public boolean needsDocument() {
        return this == EXPEL;
    }

    private static final Set<MemberAct> AT_ONCE = Set.of(RETAIN, RETURN, EXPEL, DIE);
}
