package org.unionhall.proposal.handle;

/** How content a proposer is; the later, the less. */
public enum Mark {
    /** 满意. */
    SATISFIED,
    /** 基本满意. */
    BASICALLY,
    /** 不满意. */
    DISSATISFIED;

    /** The shape beside the word. */
    public String sign() {
        return this == SATISFIED ? "ok" : this == BASICALLY ? "info" : "stop";
    }
}
