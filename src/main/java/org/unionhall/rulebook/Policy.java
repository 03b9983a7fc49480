package org.unionhall.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A document of the policy library (制度文件).
 *
 * @param number    文号, such as 校工发〔2026〕3号; null when it has none
 * @param version   such as 2026年修订; null when there is only one
 * @param trial     adopted on trial (试行)
 * @param adoptedOn may be null
 * @param from      first day in force
 * @param to        first day no longer in force; null until further notice
 * @param follows   the record of the version before; null for the first
 * @param next      the record of the version after; null while this is the latest
 * @param revision  counts the changes of this record, so that two people changing it at once notice
 */
public record Policy(UUID id, String title, String number, String issuer, String version, boolean trial, LocalDate adoptedOn,
                     LocalDate from, LocalDate to, String note, UUID follows, UUID next, String recordedBy, Instant recordedAt, int revision) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** The last day in force, as people say it; null until further notice. */
    public LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

    /** Title, version and number in one line, as a setting cites it. */
    public String citation() {
        return title + (version == null ? "" : "（" + version + "）") + (number == null ? "" : " " + number);
    }
}
