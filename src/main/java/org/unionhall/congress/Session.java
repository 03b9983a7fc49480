package org.unionhall.congress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A session (次) of a term (届) of a congress.
 *
 * @param unit          whose congress it is: the school's union, or a grassroots union for the second level
 * @param staff         a congress of all staff; @param members a congress of the union's members; both in one meeting are possible
 * @param collectsFrom  first day on which proposals are collected; null while that is not settled
 * @param collectsUntil the first moment that is too late, the end of the last day: a proposal handed in from then on is a suggestion
 */
public record Session(UUID id, UUID term, UUID unit, String unitName, int termNumber, int number, boolean staff, boolean members, SessionStage stage,
                      LocalDate opensOn, LocalDate closesOn, String venue, boolean online, String documentNo, LocalDate documentOn, LocalDate papersSentOn,
                      LocalDate collectsFrom, Instant collectsUntil, int version) {

    /** Whether proposals handed in at this moment are in time. */
    public boolean collects(LocalDate today, Instant now) {
        return stage.ahead() && collectsFrom != null && !today.isBefore(collectsFrom) && now.isBefore(collectsUntil);
    }

    /** The last moment in time, as people read it: 23:59 of the last day; null without a window. */
    public Instant collectsLast() {
        return collectsUntil == null ? null : collectsUntil.minusNanos(1);
    }
}
