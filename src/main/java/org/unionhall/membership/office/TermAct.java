package org.unionhall.membership.office;

import static org.unionhall.membership.office.TermState.CLOSED;
import static org.unionhall.membership.office.TermState.DUE;
import static org.unionhall.membership.office.TermState.EXTENDED;
import static org.unionhall.membership.office.TermState.OVERDUE;
import static org.unionhall.membership.office.TermState.PLANNED;
import static org.unionhall.membership.office.TermState.RENEWED;
import static org.unionhall.membership.office.TermState.RUNNING;

import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.kernel.Refusal;

/** The way of one term of a body. RUNNING turns into DUE and OVERDUE by itself, with the days. */
public enum TermAct implements Act<TermState> {
    /** A term that is under way, or was agreed, is written down. */
    ENTER(By.KEEPER, RUNNING),
    /** 延期换届: a later last day, approved by the unit above. */
    EXTEND(By.UPPER, EXTENDED, DUE, EXTENDED, OVERDUE),
    /** The next term begins by an approved election. */
    RENEW(By.PORTAL, RENEWED, RUNNING, DUE, EXTENDED, OVERDUE),
    /** Its unit ends. */
    CLOSE(By.PORTAL, CLOSED, PLANNED, RUNNING, DUE, EXTENDED, OVERDUE);

    /** Whose act it is. */
    public enum By {
        /** Organisation officer or school chair of the unit or above. */
        KEEPER,
        /** Organisation officer or school chair of the unit above; for the topmost unit its own, with the document from outside. */
        UPPER,
        /** The portal itself, as a consequence. */
        PORTAL
    }

    private final By by;
    private final TermState to;
    private final Set<TermState> from;

    TermAct(By by, TermState to, TermState... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public TermState to() {
        return to;
    }

    @Override
    public Set<TermState> from() {
        return from;
    }

    /** @throws Refusal {@code membership.office.term.over}; {@code membership.office.term.not-due} */
    void mustBePossible(TermState state) {
        if (!possible(state)) {
            throw new Refusal(state.over() ? "membership.office.term.over" : "membership.office.term.not-due");
        }
    }
}
