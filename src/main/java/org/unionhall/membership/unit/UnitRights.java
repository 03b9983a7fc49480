package org.unionhall.membership.unit;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.Units;

/** Who may do which act on which unit. */
@Component
class UnitRights {

    private final Units units;

    UnitRights(Units units) {
        this.units = units;
    }

    /** What an actor may do with a unit as it stands now, in the order of the table. */
    List<UnitAct> acts(Actor actor, UnitFacts unit) {
        return Arrays.stream(UnitAct.values()).filter(act -> act.possible(unit.state()) && may(actor, act, unit)).toList();
    }

    boolean may(Actor actor, UnitAct act, UnitFacts unit) {
        return switch (act.by()) {
            case OFFICER_ABOVE -> above(actor, unit);
            case OFFICER -> officer(actor, unit);
            case OFFICER_OR_CHAIR -> officer(actor, unit) || chairs(actor, unit);
        };
    }

    /** Whether the actor's word reaches the unit as an organisation officer's. */
    boolean officer(Actor actor, UnitFacts unit) {
        return units.reaches(actor.scope(Role.ORGANISATION_OFFICER), unit.id());
    }

    private boolean above(Actor actor, UnitFacts unit) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER);
        return scope.all() || unit.parent() != null && units.reaches(scope, unit.parent());
    }

    /** A chair of everything chairs the unions of schools, not each branch. */
    private static boolean chairs(Actor actor, UnitFacts unit) {
        Scope scope = actor.scope(Role.BRANCH_CHAIR, Role.SCHOOL_CHAIR);
        return scope.roots().contains(unit.id()) || scope.all() && unit.kind() == UnitKind.SCHOOL_UNION;
    }

    /** @throws Refusal {@code membership.unitact.not-yours}, or why the act is not possible now */
    void mustBeAllowed(Actor actor, UnitAct act, UnitFacts unit) {
        if (!may(actor, act, unit)) {
            throw new Refusal("membership.unitact.not-yours");
        }
        act.mustBePossible(unit.state());
    }
}
