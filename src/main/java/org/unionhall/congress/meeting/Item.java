package org.unionhall.congress.meeting;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An item of the agenda.
 *
 * @param passing     null for what is only heard, as are base, basis and ballot
 * @param basis       law or document the passing rule comes from
 * @param base        of whom the votes must be a share
 * @param baseSize    how many that are; frozen when the vote opens, of those present settled with the count; null before
 * @param validSize   delegates of the electorate valid on that day
 * @param presentSize of those in the hall: at the opening, and with who came in before the count
 * @param count       null until one is written down
 * @param countedBy   every account that wrote a count: none of them confirms
 * @param confirmedBy account of the second person; null before
 * @param reason      why it was stopped, counted again, taken off or annulled, the last time
 */
public record Item(UUID id, UUID session, int nr, String title, ItemKind kind, Matter matter, Electorate electorate, String note, Passing passing, VoteBase base,
                   String basis, Ballot ballot, ItemStage stage, UUID sitting, Instant openedAt, String openedName, Integer baseSize, Integer validSize,
                   Integer presentSize, Count count, Set<UUID> countedBy, String countedName, Instant countedAt, UUID confirmedBy, String confirmedName, Instant confirmedAt,
                   String reason, int version) {

    public boolean decides() {
        return kind == ItemKind.DECIDE;
    }

    /** Whether the votes written down are enough. */
    public boolean enough() {
        return count != null && passing.passes(count.yes(), baseSize);
    }

    /** The least number of votes that passes it; null before the vote is open. */
    public Integer needed() {
        return decides() && baseSize != null ? passing.needed(baseSize) : null;
    }

    /** The result is settled and may be shown to everybody. */
    public boolean settled() {
        return stage == ItemStage.PASSED || stage == ItemStage.NOT_PASSED;
    }
}
