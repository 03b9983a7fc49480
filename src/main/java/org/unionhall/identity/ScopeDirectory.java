package org.unionhall.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Names the units that a scope can be rooted in, and the people below them. Implemented by the module that keeps units. */
public interface ScopeDirectory {

    /** All units of today, each after the one above it. */
    List<Choice> units();

    /** What people call the unit; empty when there is none. */
    Optional<String> name(UUID unit);

    /**
     * Everybody with a staff number who belongs to the unit or one below it today.
     *
     * @param unit null for the whole portal
     */
    List<PersonDirectory.Known> people(UUID unit);

    /** Everybody who belongs to a unit within the scope today; only for a scope that is not everything. */
    Set<PersonId> peopleWithin(Scope scope);

    /** @param depth 0 for a root */
    record Choice(UUID id, String name, int depth) {
    }
}
