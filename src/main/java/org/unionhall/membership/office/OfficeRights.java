package org.unionhall.membership.office;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Units;

/** Whose act what is, measured against the unit at hand and the roles of this minute. */
@Component
public class OfficeRights {

    static final Role[] KEEPERS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR};
    private static final Role[] OFFICERS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.GROUP_LEADER,
        Role.ASSOCIATION_OFFICER};
    /** Posts of the daily work inside a branch. */
    static final Set<Post> INSIDE = Set.of(Post.GROUP_LEADER, Post.LIAISON, Post.CORRESPONDENT);

    private final Units units;

    OfficeRights(Units units) {
        this.units = units;
    }

    /** Sees the unit and who holds office in it. */
    public boolean sees(Actor actor, UUID unit) {
        return units.reaches(Sight.ofUnits(actor).scope(), unit);
    }

    /** Keeps units and cadres there. */
    public boolean keeps(Actor actor, UUID unit) {
        return units.reaches(actor.scope(KEEPERS), unit);
    }

    /** May begin and end offices in this post. */
    public boolean fills(Actor actor, UUID unit, Post post) {
        return keeps(actor, unit) || INSIDE.contains(post) && units.reaches(actor.scope(Role.BRANCH_CHAIR), unit);
    }

    /** Those of these posts that the actor may fill there. */
    public List<Post> fills(Actor actor, UUID unit, Collection<Post> posts) {
        boolean keeps = keeps(actor, unit);
        boolean inside = keeps || fills(actor, unit, Post.LIAISON);
        return posts.stream().filter(post -> keeps || inside && INSIDE.contains(post)).toList();
    }

    /** May write down the unit's elections. */
    public boolean records(Actor actor, UUID unit) {
        return units.reaches(actor.scope(OFFICERS), unit);
    }

    /** Answers for the unit above; above the topmost there is none here, and its own officers write down the reply from outside. */
    public boolean approves(Actor actor, UUID unit) {
        UUID above = units.find(unit).map(Units.Unit::parent).orElse(null);
        return keeps(actor, above == null ? unit : above);
    }

    static void must(boolean may) {
        if (!may) {
            throw new Refusal("membership.office.not-yours");
        }
    }
}
