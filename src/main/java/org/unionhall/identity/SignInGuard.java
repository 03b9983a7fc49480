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
 */
@Component
class SignInGuard {

    static final int FREE_TRIES = 2;
    static final int LOCK_AFTER = 10;
    static final int ADDRESS_FACTOR = 10;
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

    /** How long this name or this address must still wait; empty when it may try now. */
    Optional<Duration> wait(String login, String address) {
        Instant now = clock.instant();
        return jdbc.sql("select max(locked_until) from identity_sign_in_failure where key in (:name, :address)")
                .param("name", nameKey(login)).param("address", addressKey(address))
                .query(Timestamp.class).optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(String login, String address) {
        count(nameKey(login), 1);
        count(addressKey(address), ADDRESS_FACTOR);
    }

    void succeeded(String login) {
        jdbc.sql("delete from identity_sign_in_failure where key = :key").param("key", nameKey(login)).update();
    }

    /** Ends a lock before its time, when the owner has proved to an administrator who they are. */
    void unlock(Account account) {
        succeeded(account.username());
        if (account.staffNo() != null) {
            succeeded(account.staffNo());
        }
    }

    private void count(byte[] key, int factor) {
        Instant now = clock.instant();
        int failures = jdbc.sql("""
                insert into identity_sign_in_failure as f (key, failures, last_at) values (:key, 1, :now)
                on conflict (key) do update set last_at = :now,
                    failures = case when f.last_at < :forget then 1 else f.failures + 1 end
                returning failures
                """).param("key", key).param("now", Timestamp.from(now))
                .param("forget", Timestamp.from(now.minus(FORGET))).query(Integer.class).single();
        Duration wait = waitAfter(failures / factor);
        if (!wait.isZero()) {
            jdbc.sql("update identity_sign_in_failure set locked_until = :until where key = :key")
                    .param("until", Timestamp.from(now.plus(wait))).param("key", key).update();
        }
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

    private byte[] nameKey(String login) {
        return vault.fingerprint("sign-in name", login.strip().toLowerCase(Locale.ROOT));
    }

    private byte[] addressKey(String address) {
        return vault.fingerprint("sign-in address", address);
    }
}
