package org.unionhall.rulebook;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;

/** Who may change the rulebook: the chair and the organisation officer, each within their part of the union. */
@Component
class Officers {

    static final Role[] MAY_CHANGE = {Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER};

    private final ObjectProvider<UnitPath> path;

    Officers(ObjectProvider<UnitPath> path) {
        this.path = path;
    }

    /** @throws Refusal {@code rulebook.right} */
    void mustBe(Actor actor) {
        if (!actor.has(MAY_CHANGE)) {
            throw new Refusal("rulebook.right");
        }
    }

    /**
     * @param unit null for what holds everywhere: that is for officers of the topmost union
     * @throws Refusal {@code rulebook.right}, {@code rulebook.right.unit}
     */
    void mustReach(Actor actor, UUID unit) {
        mustBe(actor);
        Scope scope = actor.scope(MAY_CHANGE);
        UnitPath tree = path.getIfAvailable();
        if (scope.all() || tree == null && unit == null) {
            return;
        }
        boolean reaches = tree != null && (unit == null
                ? scope.roots().stream().anyMatch(root -> tree.upwards(root).size() == 1)
                : reaches(scope, tree.upwards(unit)));
        if (!reaches) {
            throw new Refusal("rulebook.right.unit");
        }
    }

    private static boolean reaches(Scope scope, List<UUID> upwards) {
        return upwards.stream().anyMatch(scope.roots()::contains);
    }
}
