package org.unionhall.membership.office;

/** What an election is for. */
public enum ElectionKind {
    /** 换届选举: the whole body; a new term begins and every office of the old one ends. */
    RENEWAL,
    /** 补选、委员会选举主席和副主席: posts within the running term. */
    BY_ELECTION,
    /** 另行选举: the seats that an election left open, by a tie or by too few votes ({@link RunOffs}). */
    RUN_OFF
}
