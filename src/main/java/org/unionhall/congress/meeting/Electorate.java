package org.unionhall.congress.meeting;

import java.util.List;
import org.unionhall.congress.Session;

/** Who hears and decides an item. A delegate who is no member votes on what concerns all staff, never in the union's own matters. */
public enum Electorate {

    /** Delegates of all staff. */
    STAFF("d.staff"),
    /** Delegates of the union's members. */
    MEMBERS("d.member"),
    /** Every delegate, whichever body sent them; both bodies need their quorum. */
    BOTH("(d.staff or d.member)");

    private final String condition;

    Electorate(String condition) {
        this.condition = condition;
    }

    /** In SQL, of a delegate {@code d}. */
    String condition() {
        return condition;
    }

    /** The bodies that must be quorate. */
    List<Electorate> bodies() {
        return this == BOTH ? List.of(STAFF, MEMBERS) : List.of(this);
    }

    /** Those a session can have. */
    public static List<Electorate> of(Session session) {
        return session.staff() && session.members() ? List.of(values()) : List.of(session.staff() ? STAFF : MEMBERS);
    }
}
