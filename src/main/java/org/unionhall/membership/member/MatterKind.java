package org.unionhall.membership.member;

/** What a person asks for, or what is proposed about their membership. */
public enum MatterKind {

    /** To join, for the first time, again, or coming from a union outside. */
    JOIN(MemberAct.ADMIT),
    /** To belong to another unit of the same union: no new application is needed. */
    MOVE(MemberAct.MOVE),
    /** To take the membership to a union outside, with a letter of introduction. */
    MOVE_OUT(MemberAct.MOVE_OUT),
    /** To leave the union. */
    LEAVE(MemberAct.LEAVE),
    /** 视为自动退会: six months without dues and without taking part, no good reason, spoken to in vain; decided by people. */
    LAPSE(MemberAct.LAPSE);

    private final MemberAct effect;

    MatterKind(MemberAct effect) {
        this.effect = effect;
    }

    /** What happens to the membership when everybody has said yes. */
    public MemberAct effect() {
        return effect;
    }

    /** Whether people ask for this themselves. */
    public boolean ofOneself() {
        return this != LAPSE;
    }

    /** Whether it leads into a unit. */
    public boolean leadsIn() {
        return this == JOIN || this == MOVE;
    }
}
