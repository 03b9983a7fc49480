package org.unionhall.membership;

/** Whom a list of people shows, by their membership. */
public enum Standing {

    /** Members of today: full ones and those who keep their membership. */
    CURRENT("m.state in ('ACTIVE', 'RETAINED')"),
    ACTIVE("m.state = 'ACTIVE'"),
    RETAINED("m.state = 'RETAINED'"),
    TRANSFERRED_OUT("m.state = 'TRANSFERRED_OUT'"),
    WITHDRAWN("m.state = 'WITHDRAWN'"),
    EXPELLED("m.state = 'EXPELLED'"),
    DECEASED("m.state = 'DECEASED'"),
    /** Staff who have never joined. */
    NONE("m.person_id is null"),
    ANYONE("true");

    private final String condition;

    Standing(String condition) {
        this.condition = condition;
    }

    /** On the membership {@code m}, left-joined to the person. */
    String condition() {
        return condition;
    }
}
