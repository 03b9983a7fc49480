package org.unionhall.congress.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One half-day of a session.
 *
 * @param beginsAt who comes later is late
 * @param title    what it is for; null without
 */
public record Sitting(UUID id, UUID session, LocalDate day, Half half, Instant beginsAt, String title, SittingStage stage, Instant openedAt, Instant closedAt,
                      int version) {

    public boolean open() {
        return stage == SittingStage.OPEN;
    }
}
