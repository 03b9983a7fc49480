package org.unionhall.files;

import java.util.UUID;

/** The key of a kept file. */
public record FileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
