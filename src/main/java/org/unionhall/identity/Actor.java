package org.unionhall.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whoever is acting now: an account, the person behind it, and the roles of this very moment.
 *
 * @param person null for an account without a person (some administrators)
 */
public record Actor(AccountId account, PersonId person, String name, List<HeldRole> roles) {

    public Actor {
        roles = List.copyOf(roles);
    }

    /** Whether the actor has any of the roles, wherever. */
    public boolean has(Role... wanted) {
        return roles.stream().anyMatch(held -> Arrays.asList(wanted).contains(held.role()));
    }

    /** How far the actor reaches with any of the roles; {@link Scope#nothing()} without them. */
    public Scope scope(Role... wanted) {
        return Scope.union(roles.stream()
                .filter(held -> Arrays.asList(wanted).contains(held.role()))
                .map(HeldRole::scope).toList());
    }

    /** The distinct roles, in the order of {@link Role}. */
    public Set<Role> distinctRoles() {
        Set<Role> distinct = EnumSet.noneOf(Role.class);
        roles.forEach(held -> distinct.add(held.role()));
        return distinct;
    }

    /** Whether the actor is this person: what decides that nobody handles their own case. */
    public boolean is(PersonId other) {
        return person != null && person.equals(other);
    }
}
