package org.unionhall.membership.office;

import java.time.LocalDate;

/**
 * How an office ends.
 *
 * @param on    first day no longer in office, today or earlier
 * @param votes for the removal, of {@code ofAll} members or delegates there are; only for {@link EndReason#REMOVED}
 */
public record EndOffice(EndReason reason, LocalDate on, Integer votes, Integer ofAll, String document, String why) {
}
