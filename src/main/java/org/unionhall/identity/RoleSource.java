package org.unionhall.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Tells which roles follow from the facts a module keeps. Implemented by the modules that know the facts
 * (offices and membership live above identity); asked anew for every request, so a right that ended this
 * morning is gone with the next click. Implementations answer with one indexed query.
 */
public interface RoleSource {

    List<HeldRole> rolesOf(PersonId person, LocalDate today);

    /** Everybody to whom facts give any of the roles on that day: to whom a letter about their work goes. */
    Set<PersonId> holders(Set<Role> roles, LocalDate today);
}
