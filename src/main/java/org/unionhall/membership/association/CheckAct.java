package org.unionhall.membership.association;

import static org.unionhall.membership.association.CheckState.DUE;
import static org.unionhall.membership.association.CheckState.HANDED_IN;
import static org.unionhall.membership.association.CheckState.NOT_PASSED;
import static org.unionhall.membership.association.CheckState.PASSED;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.kernel.Refusal;

/** The way of a yearly check: which act leads from where to where, and whose act it is. */
public enum CheckAct implements Act<CheckState> {
    /** Hands the report in; a better one after it was not passed. */
    HAND_IN(By.ASSOCIATION, HANDED_IN, DUE, NOT_PASSED),
    /** Takes it back to put it right. */
    TAKE_BACK(By.ASSOCIATION, DUE, HANDED_IN),
    PASS(By.OFFICER, PASSED, HANDED_IN),
    /** For a reason. */
    NOT_PASS(By.OFFICER, NOT_PASSED, HANDED_IN);

    /** Whose act it is. */
    public enum By {
        /** An officer of the association. */
        ASSOCIATION,
        /** An organisation officer of the union above, who holds no office in the association. */
        OFFICER
    }

    private final By by;
    private final CheckState to;
    private final Set<CheckState> from;

    CheckAct(By by, CheckState to, CheckState first, CheckState... more) {
        this.by = by;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public CheckState to() {
        return to;
    }

    @Override
    public Set<CheckState> from() {
        return EnumSet.copyOf(from);
    }

    /** @throws Refusal {@code membership.association.check.not-now} */
    void mustBePossible(CheckState state) {
        if (!possible(state)) {
            throw new Refusal("membership.association.check.not-now");
        }
    }
}
