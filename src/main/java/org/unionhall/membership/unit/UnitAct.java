package org.unionhall.membership.unit;

import static org.unionhall.membership.unit.UnitState.ACTIVE;
import static org.unionhall.membership.unit.UnitState.DISSOLVED;
import static org.unionhall.membership.unit.UnitState.MERGED;
import static org.unionhall.membership.unit.UnitState.PREPARING;
import static org.unionhall.membership.unit.UnitState.SPLIT;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.kernel.Refusal;

/** The life of a unit: which act leads from where to where, whose act it is, and whether it needs an approval. */
public enum UnitAct implements Act<UnitState> {

    /** The unit above approves it (批复); Trade Union Law, article 12. */
    SET_UP(By.OFFICER_ABOVE, true, PREPARING),
    /** Its committee is elected and reported: it is at work. */
    BEGIN(By.OFFICER_ABOVE, true, ACTIVE, PREPARING),
    /** Another name, kind, place in the tree or Party organisation. */
    CHANGE(By.OFFICER, true, null, PREPARING, ACTIVE),
    /** What is known of it: contact and profile; the officer also writes campus, founding and legal person. */
    DESCRIBE(By.OFFICER_OR_CHAIR, false, null, PREPARING, ACTIVE),
    /** Goes, alone or with others, into one unit that goes on or begins. */
    MERGE(By.OFFICER_ABOVE, true, MERGED, ACTIVE),
    /** Becomes several units. */
    SPLIT_UP(By.OFFICER_ABOVE, true, SPLIT, ACTIVE),
    /** Ends, because the employer's unit ends; Trade Union Law, article 13. */
    DISSOLVE(By.OFFICER_ABOVE, true, DISSOLVED, PREPARING, ACTIVE);

    /** Whose act it is. */
    public enum By {
        /** An organisation officer who reaches the unit above: a unit does not decide on its own being. */
        OFFICER_ABOVE,
        /** An organisation officer who reaches the unit. */
        OFFICER,
        /** The same, or who chairs the unit itself. */
        OFFICER_OR_CHAIR
    }

    private final By by;
    private final boolean approved;
    private final UnitState to;
    private final Set<UnitState> from;

    UnitAct(By by, boolean approved, UnitState to, UnitState... from) {
        this.by = by;
        this.approved = approved;
        this.to = to;
        this.from = from.length == 0 ? EnumSet.noneOf(UnitState.class) : EnumSet.of(from[0], from);
    }

    @Override
    public By by() {
        return by;
    }

    /** Whether a document of approval, with its number and date, and a reason must be named. */
    public boolean approved() {
        return approved;
    }

    /** Null when the state stays as it is. */
    @Override
    public UnitState to() {
        return to;
    }

    @Override
    public Set<UnitState> from() {
        return EnumSet.copyOf(from);
    }

    /** Whether it is the end of the unit, and therefore planned and confirmed. */
    public boolean ends() {
        return to != null && to.ended();
    }

    /** @throws Refusal {@code membership.unitact.ended}, {@code .preparing}, {@code .at-work} or {@code .exists} */
    void mustBePossible(UnitState state) {
        if (!possible(state)) {
            throw new Refusal(state == null ? "membership.unitact.unknown" : from.isEmpty() ? "membership.unitact.exists"
                    : state.ended() ? "membership.unitact.ended" : state == PREPARING ? "membership.unitact.preparing" : "membership.unitact.at-work");
        }
    }
}
