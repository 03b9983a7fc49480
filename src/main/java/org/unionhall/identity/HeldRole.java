package org.unionhall.identity;

import java.time.LocalDate;

/**
 * A role somebody has today, how far it reaches and why.
 *
 * @param because a sentence for people: the office, the membership or the grant it comes from
 * @param until   the last day it is known to last, or null when nothing ends it yet
 */
public record HeldRole(Role role, Scope scope, String because, LocalDate until) {
}
