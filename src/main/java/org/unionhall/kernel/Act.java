package org.unionhall.kernel;

import java.util.Set;

/**
 * One row of a table of acts: whose act it is, from where it leads and to where. A workflow is an enum of these; it
 * guards the service, decides which buttons a page shows, is printed into the documents and walked by a test, edge by
 * edge and non-edge by non-edge.
 *
 * @param <S> the states
 */
public interface Act<S extends Enum<S>> {

    /** The name of the row; an enum has it already. */
    String name();

    /** Whose act it is. */
    Enum<?> by();

    S to();

    /** Where it may begin; empty for the act that makes the thing. */
    Set<S> from();

    /** @param state null before the beginning */
    default boolean possible(S state) {
        return state == null ? from().isEmpty() : from().contains(state);
    }

    /** {@link #from} as a database keeps it, for updates that move a row only if it still is there. */
    default String[] fromNames() {
        return from().stream().map(Enum::name).toArray(String[]::new);
    }
}
