package org.unionhall.membership.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unionhall.membership.UnitKind;

/**
 * The record of an election.
 *
 * @param shouldAttend  应到: the electorate of this very meeting
 * @param number        of the term that begins; null within a term, or when not said
 * @param termFrom      the offices begin
 * @param termTo        last day of the term that begins; null within a term
 * @param document      number of the report to the unit above
 * @param deviation     why a rule was not kept that may be set aside with approval; null when all are kept
 * @param recordedBy    the account that began or last sent it
 * @param enteredBy    every account that began it, wrote in it or sent it: none of them decides it
 */
public record Election(UUID id, UUID unit, String unitName, UnitKind unitKind, String unitAbove, Body body, ElectionKind kind, Meeting meeting,
                       LocalDate heldOn, int shouldAttend, int present, Integer number, LocalDate termFrom, LocalDate termTo, String document,
                       String deviation, ElectionState state, UUID recordedBy, Set<UUID> enteredBy, String recordedName, Instant recordedAt, String decidedName,
                       Instant decidedAt, String decisionDocument, String decisionReason, int version, List<Race> races) {
}
