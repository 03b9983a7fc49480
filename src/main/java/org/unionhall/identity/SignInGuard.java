package org.unionhall.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down. Failures are counted per name, whether or not such an account exists, and per address.
 * From the third failure of a name on, the next try must wait, each time twice as long (2 s, 4 s … at most a
 * minute); the tenth locks the name for a quarter of an hour. An address has ten times as many tries, because
 * a whole campus may share one. A quiet day, or a right password, forgets the failures.
 *
 * <p>A try is counted before the password is looked at, in one statement: a hundred guesses sent at the same
 * moment are a hundred tries, not one.
 */
@Component
class SignInGuard {

    static final int FREE_TRIES = 2;
    static final int LOCK_AFTER = 10;
    static final int ADDRESS_FACTOR = 10;
    /** One-time codes are too long to guess; a third of the address's patience is plenty for typing errors. */
    static final int CODE_FACTOR = 3;
    static final Duration LOCK = Duration.ofMinutes(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGET = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SignInGuard(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * One try at the door.
     *
     * @param pause how long to wait instead; null when the password may be looked at
     * @param locks whether the name is locked should the password be wrong
     */
    record Try(Duration pause, boolean locks) {
    }

    /** Takes one of the name's tries, whoever the account behind it is; the address must be free as well. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Try take(String login, Optional<Account> account, String address) {
        Optional<Duration> closed = waitOf(key("sign-in address", address));
        if (closed.isPresent()) {
            return new Try(closed.get(), false);
        }
        byte[] key = nameKey(login, account);
        Optional<Integer> failures = count(key, 1, account.map(found -> found.id().value()).orElse(null));
        return failures.map(count -> new Try(null, count >= LOCK_AFTER))
                .orElseGet(() -> new Try(waitOf(key).orElse(Duration.ofSeconds(1)), false));
    }

    /**
     * One try of somebody who is signed in and types the present password again: a found session must not guess it.
     * Not within a transaction: it would hold one connection while it waits for another.
     */
    @Transactional(propagation = Propagation.NEVER)
    Try takeAgain(Account account) {
        byte[] key = nameKey("", Optional.of(account));
        return count(key, 1, account.id().value()).map(count -> new Try(null, count >= LOCK_AFTER))
                .orElseGet(() -> new Try(waitOf(key).orElse(Duration.ofSeconds(1)), false));
    }

    /** The password was wrong: the address bears it too. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(String address) {
        count(key("sign-in address", address), ADDRESS_FACTOR, null);
    }

    /** The password was right: the name's tries are forgotten. */
    void succeeded(String login, Account account) {
        forget(nameKey(login, Optional.of(account)));
    }

    /** Ends a lock before its time, when the owner has proved to an administrator who they are. */
    void unlock(Account account) {
        jdbc.sql("delete from identity_sign_in_failure where account_id = :account or key = :key")
                .param("account", account.id().value()).param("key", nameKey("", Optional.of(account))).update();
    }

    /** Until when the account cannot be tried; empty when it can. */
    Optional<Instant> lockedUntil(AccountId account) {
        return jdbc.sql("select max(locked_until) from identity_sign_in_failure where account_id = :account and failures >= :lock")
                .param("account", account.value()).param("lock", LOCK_AFTER).query(Timestamp.class).optional()
                .map(Timestamp::toInstant).filter(until -> until.isAfter(clock.instant()));
    }

    /** How long this address must wait before it types another one-time code. */
    Optional<Duration> codeWait(String address) {
        return waitOf(key("code address", address));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void codeFailed(String address) {
        count(key("code address", address), CODE_FACTOR, null);
    }

    private Optional<Duration> waitOf(byte[] key) {
        return jdbc.sql("select locked_until from identity_sign_in_failure where key = :key and locked_until is not null")
                .param("key", key).query(Timestamp.class).optional()
                .map(until -> Duration.between(clock.instant(), until.toInstant()))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    /** @return the failures now, this one included; empty while the key must wait */
    private Optional<Integer> count(byte[] key, int factor, java.util.UUID account) {
        Instant now = clock.instant();
        Optional<Integer> failures = jdbc.sql("""
                insert into identity_sign_in_failure as f (key, failures, last_at, account_id) values (:key, 1, :now, :account)
                on conflict (key) do update set last_at = :now, account_id = excluded.account_id,
                    failures = case when f.last_at < :forget then 1 else f.failures + 1 end
                    where f.locked_until is null or f.locked_until <= :now
                returning failures
                """).param("key", key).param("now", Timestamp.from(now)).param("account", account, java.sql.Types.OTHER)
                .param("forget", Timestamp.from(now.minus(FORGET))).query(Integer.class).optional();
        failures.map(count -> waitAfter(count / factor)).filter(wait -> !wait.isZero()).ifPresent(wait ->
                jdbc.sql("update identity_sign_in_failure set locked_until = :until where key = :key")
                        .param("until", Timestamp.from(now.plus(wait))).param("key", key).update());
        return failures;
    }

    /** Failures that count no more are thrown away; the names behind them are nobody's business. */
    void tidy() {
        jdbc.sql("delete from identity_sign_in_failure where last_at < :forget and (locked_until is null or locked_until < :now)")
                .param("forget", Timestamp.from(clock.instant().minus(FORGET))).param("now", Timestamp.from(clock.instant())).update();
    }

    private void forget(byte[] key) {
        jdbc.sql("delete from identity_sign_in_failure where key = :key").param("key", key).update();
    }

    static Duration waitAfter(int failures) {
        if (failures >= LOCK_AFTER) {
            return LOCK;
        }
        if (failures <= FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << (failures - FREE_TRIES));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** User name and staff number of one account are one key: nobody gets twice the tries by using both. */
    private byte[] nameKey(String login, Optional<Account> account) {
        return key("sign-in name", account.map(Account::username).orElse(login.strip().toLowerCase(Locale.ROOT)));
    }

    private byte[] key(String kind, String value) {
        return vault.fingerprint(kind, value);
    }
}
