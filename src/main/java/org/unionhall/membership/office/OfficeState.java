package org.unionhall.membership.office;

/** Where an office stands. */
public enum OfficeState {
    /** 在任. */
    HELD,
    /** 已卸任. */
    ENDED
}
