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
}
