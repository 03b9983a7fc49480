package org.unionhall.identity;

import java.util.Optional;
import java.util.Set;

/** Tells who a staff number belongs to. Implemented by the module that keeps people. */
public interface PersonDirectory {

    /** @param staffNo as typed; blanks around it do not matter */
    Optional<Known> byStaffNo(String staffNo);

    /** The ids under which records of the same human being were kept before they were merged into this one. */
    Set<PersonId> formerly(PersonId person);

    /** A person as far as an account needs to know one. */
    record Known(PersonId person, String staffNo, String name) {
    }
}
