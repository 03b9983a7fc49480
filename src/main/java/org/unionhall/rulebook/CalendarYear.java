package org.unionhall.rulebook;

import java.time.Instant;
import java.util.UUID;

/**
 * The calendar of one year.
 *
 * @param source name of the file it came from
 * @param days   how many days in it differ from the week
 */
public record CalendarYear(UUID id, int year, String source, String importedBy, Instant importedAt, int days) {
}
