package org.unionhall.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * The condition that a person belongs to a unit within the scope today: asked within a query, so that nobody has to carry
     * the people of half a union about.
     *
     * @param column of the query that names the person
     * @param prefix of the names of its values, one of its own for each condition of a query
     */
    Within within(Scope scope, String column, String prefix);

    /** A condition in SQL, and its values by name. */
    record Within(String condition, Map<String, Object> values) {
    }

    /** @param depth 0 for a root */
    record Choice(UUID id, String name, int depth) {
    }
}
