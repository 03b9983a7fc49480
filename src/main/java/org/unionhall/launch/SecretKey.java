package org.unionhall.launch;

import java.security.SecureRandom;
import java.util.Base64;

/** The key of {@code unionhall.secret-key}: 32 bytes in Base64, from which the keys of sealed fields are derived. */
final class SecretKey {

    /** Length of the key in bytes (AES-256). */
    static final int BYTES = 32;

    private SecretKey() {
    }

    /** A new random key in Base64. */
    static String create() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /**
     * Refuses a key that is missing, not Base64, not 32 bytes, or made of fewer than 8 different bytes
     * (32 random bytes have fewer with a probability far below one in 10^30).
     */
    static void check(String configured) {
        if (configured == null || configured.isBlank()) {
            throw new StartRefused(BadStart.SECRET_KEY_MISSING);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(configured.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new StartRefused(BadStart.SECRET_KEY_NOT_BASE64);
        }
        if (key.length != BYTES) {
            throw new StartRefused(BadStart.SECRET_KEY_WRONG_LENGTH, key.length);
        }
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte b : key) {
            if (!seen[b & 0xff]) {
                seen[b & 0xff] = true;
                different++;
            }
        }
        if (different < 8) {
            throw new StartRefused(BadStart.SECRET_KEY_WEAK);
        }
    }
}
