package org.unionhall.rulebook;

import java.util.List;
import java.util.UUID;

/**
 * The tree of units, as far as the rulebook needs it. Implemented by the module that keeps the tree; without one,
 * settings hold everywhere.
 */
public interface UnitPath {

    /** The unit itself, then what is above it, nearest first; empty when it is not known. One indexed query. */
    List<UUID> upwards(UUID unit);

    /** Units that may have settings of their own, in the order of a list to choose from. */
    List<Named> units();

    /** A unit as people call it. */
    record Named(UUID id, String name) {
    }
}
