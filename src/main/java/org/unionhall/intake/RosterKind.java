package org.unionhall.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;

/**
 * One kind of roster that can be handed in: units, departments, people and members, cadres. Implemented by the
 * module that owns the records; the intake does everything that is the same for all kinds.
 */
public interface RosterKind {

    /** Short English name, used in addresses and message keys ({@code intake.kind.<name>}). */
    String name();

    /** Position in the usual order of handing in: what others refer to comes first. */
    int order();

    /** The list where the records can be seen once they are in, as an address; null when there is none. */
    default String list() {
        return null;
    }

    /** Who may hand in this kind. */
    Set<Role> allowed();

    /** All columns, in the order of the template and of the export. */
    List<RosterColumn> columns();

    /** Begins planning a file for an actor; one instance plans one file, row after row. */
    Planning plan(Actor actor);

    /**
     * Carries out the planned lines ({@code intake_line} of this roster, status NEW and CHANGED) in the transaction
     * under way, set-based.
     *
     * @throws org.unionhall.kernel.Refusal {@code intake.moved} when a matched record no longer has the version of
     *                                      the preview
     */
    void commit(UUID roster, Actor actor);

    /** Decides line by line what a file would do. */
    interface Planning {

        /** How many lines are planned at once; where rows refer to each other, the whole file. */
        default int batch() {
            return 1000;
        }

        /** Plans some hundreds of lines at once, so that existing records are looked up in few queries. */
        void plan(List<Line> lines);

        /** Records within the actor's scope that this file does not name; only reported, never deleted. */
        List<Missing> missing();
    }

    /** A record the file does not name. */
    record Missing(UUID id, String label) {
    }
}
