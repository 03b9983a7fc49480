package org.unionhall.proposal;

import org.unionhall.congress.Session;

/** How the number of a case is printed. The number itself is one more than the last of its session, without a gap. */
public enum CaseForm {

    /** Year of the session: 2026-001. */
    YEAR {
        @Override
        public String print(Session session, int number) {
            return "%d-%03d".formatted(session.opensOn().getYear(), number);
        }
    },
    /** Term and session: 6-2-001. */
    TERM {
        @Override
        public String print(Session session, int number) {
            return "%d-%d-%03d".formatted(session.termNumber(), session.number(), number);
        }
    };

    public abstract String print(Session session, int number);
}
