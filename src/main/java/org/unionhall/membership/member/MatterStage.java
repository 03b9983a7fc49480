package org.unionhall.membership.member;

/** Where a matter stands. Whose turn it is at the first and second station depends on the {@link MatterKind kind}. */
public enum MatterStage {

    /** At the first station: the unit one wants to join, the unit one leaves. */
    FIRST,
    /** At the second: the school's union, or the unit one moves to. */
    SECOND,
    /** Given back to whoever asked, to be put right. */
    RETURNED,
    /** Everybody said yes; the membership has changed. */
    DONE,
    /** Somebody said no, for a reason that the person sees. */
    REFUSED,
    /** Not wanted any more. */
    TAKEN_BACK,
    /** What it was about is gone: the person died or left, the unit ended without a successor. */
    VOID;

    /** The shape a page shows beside its words: wait, warn, ok, stop, off. */
    public String sign() {
        return switch (this) {
            case FIRST, SECOND -> "wait";
            case RETURNED -> "warn";
            case DONE -> "ok";
            case REFUSED -> "stop";
            case TAKEN_BACK, VOID -> "off";
        };
    }

    public boolean open() {
        return this == FIRST || this == SECOND || this == RETURNED;
    }
}
