package org.unionhall.membership.office;

/** How somebody came into office. */
public enum Origin {
    /** 选举产生. */
    ELECTED(OfficeAct.ELECT),
    /** 增补: taken in by the committee during the term, with approval. */
    CO_OPTED(OfficeAct.CO_OPT),
    /** 任命、聘任. */
    APPOINTED(OfficeAct.APPOINT);

    private final OfficeAct act;

    Origin(OfficeAct act) {
        this.act = act;
    }

    OfficeAct act() {
        return act;
    }
}
