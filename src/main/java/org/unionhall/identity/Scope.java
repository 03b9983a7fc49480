package org.unionhall.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The part of the union somebody's role reaches: everything, or the subtrees below some units, or nothing.
 * Every query for other people's data takes one.
 *
 * @param all   the whole portal, however many universities it holds
 * @param roots units whose subtrees are in scope; without meaning when {@code all}
 */
public record Scope(boolean all, Set<UUID> roots) {

    private static final Scope EVERYTHING = new Scope(true, Set.of());
    private static final Scope NOTHING = new Scope(false, Set.of());

    public Scope {
        roots = Set.copyOf(roots);
    }

    public static Scope everything() {
        return EVERYTHING;
    }

    public static Scope nothing() {
        return NOTHING;
    }

    public static Scope below(UUID... units) {
        return new Scope(false, Set.of(units));
    }

    public boolean empty() {
        return !all && roots.isEmpty();
    }

    /** All that any of the scopes reaches. */
    static Scope union(Collection<Scope> scopes) {
        Set<UUID> roots = new LinkedHashSet<>();
        for (Scope scope : scopes) {
            if (scope.all) {
                return EVERYTHING;
            }
            roots.addAll(scope.roots);
        }
        return new Scope(false, roots);
    }
}
