package org.unionhall.identity;

import java.io.Serializable;
import java.util.UUID;

/** The key of a human being. It never changes, whatever happens to name, staff number, unit or membership. */
public record PersonId(UUID value) implements Serializable {

    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
