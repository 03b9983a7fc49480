package org.unionhall.identity;

import java.io.Serializable;
import java.util.UUID;

/** The key of a sign-in account. An account may exist without a person (an administrator's), and the other way round. */
public record AccountId(UUID value) implements Serializable {

    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
