package org.unionhall.identity;

/** Passwords as the database keeps them, for tests that fill it from outside the portal. */
public final class Passwords {

    private Passwords() {
    }

    public static String hash(String password) {
        return "{sha256-bcrypt}" + new PasswordHash(4).encode(password);
    }
}
