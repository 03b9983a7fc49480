package org.unionhall.files;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known about a file without opening it.
 *
 * @param name      as its giver called it, without folders
 * @param size      bytes
 * @param ownerType which module's object it belongs to, {@code module.object}
 */
public record KeptFile(FileId id, String name, String mediaType, long size, String ownerType, UUID ownerId,
                       Instant createdAt, String createdBy) {
}
