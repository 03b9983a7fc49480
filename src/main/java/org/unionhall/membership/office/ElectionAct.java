package org.unionhall.membership.office;

import static org.unionhall.membership.office.ElectionState.APPROVED;
import static org.unionhall.membership.office.ElectionState.DISCARDED;
import static org.unionhall.membership.office.ElectionState.DRAFT;
import static org.unionhall.membership.office.ElectionState.RECORDED;
import static org.unionhall.membership.office.ElectionState.RETURNED;

import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.kernel.Refusal;

/** The way of the record of an election, from the meeting's figures to the reply of the unit above. */
public enum ElectionAct implements Act<ElectionState> {
    /** Begins the record. */
    OPEN(By.UNIT, DRAFT),
    /** Writes down or corrects the meeting, the posts and the votes; what came back is a draft again. */
    ENTER(By.UNIT, DRAFT, DRAFT, RETURNED),
    /** Sends it to the unit above. */
    SUBMIT(By.UNIT, RECORDED, DRAFT, RETURNED),
    /** The result counts: the term and the offices begin. */
    APPROVE(By.UPPER, APPROVED, RECORDED),
    /** Sends it back for a reason. */
    RETURN(By.UPPER, RETURNED, RECORDED),
    /** Gives it up. */
    DISCARD(By.UNIT, DISCARDED, DRAFT, RETURNED);

    /** Whose act it is. */
    public enum By {
        /** An officer of the unit or of one above it. */
        UNIT,
        /** Organisation officer or school chair of the unit above; neither who sent it nor a candidate. */
        UPPER
    }

    private final By by;
    private final ElectionState to;
    private final Set<ElectionState> from;

    ElectionAct(By by, ElectionState to, ElectionState... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public ElectionState to() {
        return to;
    }

    @Override
    public Set<ElectionState> from() {
        return from;
    }

    /** @throws Refusal {@code membership.election.elsewhere} */
    void mustBePossible(ElectionState state) {
        if (!possible(state)) {
            throw new Refusal("membership.election.elsewhere");
        }
    }
}
