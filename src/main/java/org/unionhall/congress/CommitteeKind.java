package org.unionhall.congress;

/** The special committees of a congress and the body that leads its sessions. */
public enum CommitteeKind {
    /** Leads a session (主席团). */
    PRESIDIUM,
    /** Acts between sessions (执行委员会 · 民主管理委员会). */
    EXECUTIVE,
    /** Receives proposals and files them (提案工作委员会). */
    PROPOSALS,
    /** Reviews the delegates' qualification (代表资格审查委员会). */
    QUALIFICATION,
    /** Democratic management. */
    MANAGEMENT,
    /** Welfare and living. */
    WELFARE,
    /** Teaching and research. */
    TEACHING,
    /** Appraisal of leaders and supervision. */
    APPRAISAL,
    /** Women and young staff. */
    WOMEN_AND_YOUNG
}
