package org.unionhall.identity;

import java.util.Optional;

/** Tells who a staff number belongs to. Implemented by the module that keeps people. */
public interface PersonDirectory {

    /** @param staffNo as typed; blanks around it do not matter */
    Optional<Known> byStaffNo(String staffNo);

    /** A person as far as an account needs to know one. */
    record Known(PersonId person, String staffNo, String name) {
    }
}
