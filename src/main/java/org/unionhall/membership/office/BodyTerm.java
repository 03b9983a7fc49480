package org.unionhall.membership.office;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One term (届) of one body of a unit.
 *
 * @param number    第几届; null when nobody has said
 * @param electedTo last day as elected
 * @param to        last day as it is now, later when extended
 * @param endedOn   first day it was no longer the term; null while it is
 */
public record BodyTerm(UUID id, UUID unit, Body body, Integer number, LocalDate from, LocalDate electedTo, LocalDate to, LocalDate endedOn,
                       boolean renewed, UUID election, String document, int version) {

    /** @param soon last day of the time in which an ending term is due */
    public TermState on(LocalDate today, LocalDate soon) {
        if (endedOn != null && !endedOn.isAfter(today)) {
            return renewed ? TermState.RENEWED : TermState.CLOSED;
        }
        if (from.isAfter(today)) {
            return TermState.PLANNED;
        }
        if (to.isBefore(today)) {
            return TermState.OVERDUE;
        }
        if (to.isAfter(electedTo)) {
            return TermState.EXTENDED;
        }
        return to.isAfter(soon) ? TermState.RUNNING : TermState.DUE;
    }
}
