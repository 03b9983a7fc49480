package org.unionhall.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifiers of the form UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then a 32-bit counter that
 * starts at random in each new millisecond and rises within it (section 6.2, method 1), then 42 random bits.
 *
 * <p>Ids drawn one after another in one process for the same millisecond are in ascending order, both as text and in
 * PostgreSQL's {@code uuid} order; when the clock goes back they are still unique, only not in order.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LATEST = (1L << 48) - 1;

    private static long lastMillis = -1;
    private static long counter;

    private Ids() {
    }

    /**
     * A new id for now. The machine's own time is used on purpose: the time inside an id keeps indexes compact, it is
     * never read back as a fact. Whoever needs the id to carry a known time uses {@link #next(Instant)}.
     */
    public static UUID next() {
        return next(System.currentTimeMillis());
    }

    /**
     * A new id that carries the given time, to the millisecond.
     *
     * @throws IllegalArgumentException before 1970 or after the year 10889, which 48 bits cannot hold
     */
    public static UUID next(Instant time) {
        return next(time.toEpochMilli());
    }

    private static UUID next(long millis) {
        if (millis < 0 || millis > LATEST) {
            throw new IllegalArgumentException("A UUIDv7 holds the years 1970 to 10889 only");
        }
        long count = count(millis);
        long high = millis << 16 | 0x7000L | count >>> 20;
        long low = 0x8000_0000_0000_0000L | (count & 0xFFFFF) << 42 | RANDOM.nextLong() >>> 22;
        return new UUID(high, low);
    }

    /** Starts in the lower half of its 32 bits, so two thousand million ids fit into every millisecond. */
    private static synchronized long count(long millis) {
        counter = millis == lastMillis ? counter + 1 : RANDOM.nextInt() >>> 1;
        lastMillis = millis;
        return counter;
    }
}
