package org.unionhall.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals sensitive fields (document numbers, mobile numbers, bank cards) before they reach the database, and
 * fingerprints them so that equal values can be found without opening any.
 *
 * <p>AES-256-GCM with a fresh nonce for every value; HMAC-SHA-256 for fingerprints. Both keys are derived from
 * one configured secret of 32 bytes ({@code unionhall.secret-key}, base64), which is never stored in the
 * database: a stolen dump alone opens nothing.
 */
public final class Vault {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final SecretKeySpec matching;
    private final SecretKeySpec chaining;
    private final SecureRandom random = new SecureRandom();
    /** One for each thread: finding the provider anew takes longer than opening a short value, and exports open many. */
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(Vault::cipher);

    /** @param secret 32 random bytes in base64; anything else is refused with {@link IllegalArgumentException} */
    public Vault(String secret) {
        byte[] master = Base64.getDecoder().decode(secret.strip());
        if (master.length != 32) {
            throw new IllegalArgumentException("unionhall.secret-key must be 32 bytes in base64");
        }
        this.sealing = derive(master, "seal", "AES");
        this.matching = derive(master, "match", "HmacSHA256");
        this.chaining = derive(master, "chain", "HmacSHA256");
    }

    /** Encrypts a value; null stays null. The same value sealed twice gives different bytes. */
    public byte[] seal(String clear) {
        return clear == null ? null : seal(clear.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] seal(byte[] clear) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(clear);
            return ByteBuffer.allocate(1 + NONCE + sealed.length).put(FORMAT).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Decrypts what {@link #seal(String)} made; null stays null. */
    public String open(byte[] sealed) {
        return sealed == null ? null : new String(openBytes(sealed), StandardCharsets.UTF_8);
    }

    public byte[] openBytes(byte[] sealed) {
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
            return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("sealed with another key, or changed since", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed", e);
        }
    }

    /** A keyed hash, equal for equal values of the same kind and useless to whoever lacks the key. */
    public byte[] fingerprint(String kind, String value) {
        return value == null ? null : mac(matching, (kind + "\u0000" + value).getBytes(StandardCharsets.UTF_8));
    }

    /** The next link of a hash chain: covers the link before and this record's bytes. */
    byte[] link(byte[] previous, byte[] record) {
        return mac(chaining, ByteBuffer.allocate(previous.length + record.length).put(previous).put(record).array());
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    private static SecretKeySpec derive(byte[] master, String purpose, String algorithm) {
        byte[] derived = mac(new SecretKeySpec(master, "HmacSHA256"), ("unionhall " + purpose).getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(Arrays.copyOf(derived, 32), algorithm);
    }

    private static byte[] mac(SecretKeySpec key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }
}
