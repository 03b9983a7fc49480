package org.unionhall.proposal;

/** What a proposal is about, as schools report it. */
public enum Category {
    TEACHING_AND_RESEARCH,
    PERSONNEL,
    MANAGEMENT,
    CAMPUS,
    LOGISTICS,
    LIVELIHOOD,
    STUDENTS,
    SAFETY,
    CONGRESS_AND_UNION,
    OTHER
}
