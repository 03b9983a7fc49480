package org.unionhall.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What happened to an account that its owner should know of, told within the transaction of the act. Identity sends no
 * letters: whoever does listens for these.
 */
public sealed interface AccountEvent {

    AccountId account();

    /** The owner chose another password. */
    record PasswordChanged(AccountId account, Instant at) implements AccountEvent {
    }

    /** Somebody set the password with a one-time code. */
    record PasswordSet(AccountId account, Instant at) implements AccountEvent {
    }

    /** An administrator handed out a code with which a new password can be set. */
    record CodeIssued(AccountId account, Instant at) implements AccountEvent {
    }

    /** Too many wrong passwords. */
    record Locked(AccountId account, Instant at) implements AccountEvent {
    }

    /** Signed in with a browser not seen before; not told of the very first one. @param browser as people would call it */
    record NewDevice(AccountId account, Instant at, String browser) implements AccountEvent {
    }

    /** All that is held about the owner was downloaded. */
    record DataTaken(AccountId account, Instant at) implements AccountEvent {
    }

    record RoleGiven(AccountId account, UUID grant, Role role, LocalDate from, String reason) implements AccountEvent {
    }

    record RoleEnded(AccountId account, UUID grant, Role role, String reason) implements AccountEvent {
    }
}
