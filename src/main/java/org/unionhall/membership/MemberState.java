package org.unionhall.membership;

import org.unionhall.kernel.DutyState;

/** Where a membership stands. */
public enum MemberState {

    /** A full member: pays dues, elects and can be elected. */
    ACTIVE,
    /** 保留会籍: retired, or on long unpaid leave; pays nothing and normally does not vote. */
    RETAINED,
    /** Moved to another union. */
    TRANSFERRED_OUT,
    /** Left by their own application. */
    WITHDRAWN,
    /** Excluded by a decision. */
    EXPELLED,
    DECEASED;

    /** Whether the person counts as a member of their unit. */
    public boolean member() {
        return this == ACTIVE || this == RETAINED;
    }

    /** The state a roster's 在岗状态 implies for someone whose membership is brought in by it. */
    static MemberState impliedBy(DutyState duty) {
        if (duty == null) {
            return ACTIVE;
        }
        return switch (duty) {
            case RETIRED, RETIRED_VETERAN -> RETAINED;
            case MOVED_AWAY -> TRANSFERRED_OUT;
            case DECEASED -> DECEASED;
            default -> ACTIVE;
        };
    }
}
