package org.unionhall.membership.office;

import java.util.Arrays;
import java.util.List;

/** Why an office ended. */
public enum EndReason {
    /** 任期届满. */
    TERM_OVER(true),
    /** 辞职. */
    RESIGNED(true),
    /** 退休. */
    RETIRED(true),
    /** 工作调动. */
    TRANSFERRED(true),
    /** 罢免: by the vote of those who elect. */
    REMOVED(true),
    /** 去世. */
    DIED(true),
    /** 换届: the next term began. */
    RENEWED(false),
    /** 由他人接任. */
    SUCCEEDED(false),
    /** 保留会籍: a membership that is retained holds no office. */
    RETAINED(false),
    /** 退会、除名、转出. */
    LEFT_UNION(false),
    /** 组织撤销、合并. */
    UNIT_ENDED(false),
    /** 任职信息变更: the same person goes on in the same post under other terms. */
    CHANGED(false);

    private final boolean byHand;

    EndReason(boolean byHand) {
        this.byHand = byHand;
    }

    /** Those an officer may give; the others follow from other acts. */
    public static List<EndReason> byHand() {
        return Arrays.stream(values()).filter(reason -> reason.byHand).toList();
    }
}
