package org.unionhall.membership.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;

/**
 * A matter as it stands.
 *
 * @param fromUnit  where the person belongs; null for {@link MatterKind#JOIN}
 * @param toUnit    where the person wants to belong; null where it leads out
 * @param askedBy   the account that asked: the person's own, or that of a cadre on their behalf
 * @param elsewhere the union outside; null without one
 * @param letterNo  number of the letter of introduction; null until it is given
 * @param duesFrom  first month that dues are owed for, once admitted
 * @param movedAt   since when it waits where it is
 * @param dueOn     by when an answer is promised; null where none is, or where the calendar of that year is missing
 * @param onDay     the day on which it took effect; null until {@link MatterStage#DONE}
 */
public record Matter(UUID id, MatterKind kind, MatterStage stage, PersonId person, String name, String staffNo, UUID fromUnit, String from,
                     UUID toUnit, String to, AccountId askedBy, String asker, boolean onBehalf, AskingWay way, String words, String elsewhere,
                     String letterNo, LocalDate duesFrom, LocalDate unpaidSince, LocalDate talkedOn, LocalDate onDay, Instant askedAt,
                     Instant movedAt, LocalDate dueOn, int version) {

    /** The unit whose chair is asked first. */
    public UUID unit() {
        return kind == MatterKind.JOIN ? toUnit : fromUnit;
    }

    /** @param act null for the beginning. @param note what was said; null for nothing */
    public record Step(MatterAct act, MatterStage from, MatterStage to, Instant at, String actor, String note) {
    }
}
