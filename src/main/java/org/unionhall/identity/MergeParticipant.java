package org.unionhall.identity;

import java.util.List;

/**
 * Takes part when two records of people become one. Implemented by every module that keeps rows about people. The
 * caller holds both records, writes down how every declared row was before and is afterwards, and can so undo all of it;
 * a participant only changes its rows, in the transaction under way.
 */
public interface MergeParticipant {

    /** Every table of the module that names a person; those others point to come first. */
    List<PersonTable> tables();

    /** What would happen, for whoever decides. A remark that forbids ends it before anything is touched. */
    List<Remark> look(PersonId stays, PersonId goes);

    /** Afterwards nothing points to the one who goes, save what {@link PersonTable.Strategy#REMAINS}. */
    void join(PersonId stays, PersonId goes);

    /** @param forbids whether the two cannot be merged as long as this is so; @param key message code */
    record Remark(boolean forbids, String key, List<Object> args) {

        public static Remark that(String key, Object... args) {
            return new Remark(false, key, List.of(args));
        }

        public static Remark forbids(String key, Object... args) {
            return new Remark(true, key, List.of(args));
        }
    }
}
