package org.unionhall.rulebook;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A day that a region has off, or works, beside what is announced for the whole country.
 *
 * @param basis the notice it comes from; may be null
 */
public record RegionalDay(UUID id, String region, LocalDate day, String name, boolean off, String basis, String setBy) {
}
