package org.unionhall.membership.unit;

/** Why a department or a person appears in the report of coverage. */
public enum Gap {
    /** No unit is mapped to an open department. */
    DEPARTMENT_WITHOUT_UNIT,
    /** Staff who belong to no unit and work in no department on record. */
    PERSON_WITHOUT_DEPARTMENT,
    /** Staff who belong to no unit, in a department without a unit. */
    PERSON_WITHOUT_UNIT,
    /** Covered, but to be looked at: a member of another unit than those of the department. */
    MEMBER_ELSEWHERE;

    /** Whether somebody or something has no unit. */
    public boolean open() {
        return this != MEMBER_ELSEWHERE;
    }
}
