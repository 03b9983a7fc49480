package org.unionhall.membership.office;

/** Who elects. */
public enum Meeting {
    /** 会员大会: all members of the unit. */
    MEMBERS,
    /** 会员代表大会. */
    DELEGATES,
    /** 委员会全体会议: the committee elects from among itself. */
    COMMITTEE
}
