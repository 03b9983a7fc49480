package org.unionhall.identity;

import java.time.Instant;

/**
 * A sign-in account as the security administrator sees it. Never carries the password hash.
 *
 * @param disabledAt null while the account may be used
 * @param activated  whether its owner has chosen a password yet
 */
public record Account(AccountId id, String username, String staffNo, PersonId person, String name, boolean activated,
                      boolean mustChange, Instant passwordChangedAt, Instant disabledAt, Instant lastSignInAt) {

    public boolean disabled() {
        return disabledAt != null;
    }

    /** How people and the audit trail call it: the name, and what it signs in with. */
    public String label() {
        return name + " " + (staffNo == null ? username : staffNo);
    }
}
