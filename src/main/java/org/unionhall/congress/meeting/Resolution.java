package org.unionhall.congress.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A resolution of a session.
 *
 * @param item        that was passed; null for one on the whole session
 * @param publishedAt null while only those who work for the congress see it
 */
public record Resolution(UUID id, UUID session, UUID item, String itemTitle, String number, String title, String text, LocalDate adoptedOn,
                         Instant publishedAt, String publishedName, int version) {
}
