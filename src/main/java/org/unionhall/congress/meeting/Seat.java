package org.unionhall.congress.meeting;

import java.time.Instant;
import java.util.UUID;
import org.unionhall.congress.DelegateKind;

/**
 * Somebody who is expected at a sitting, and whether they are there.
 *
 * @param formal  counts for quorum and votes
 * @param inAt    first came; null for who did not
 * @param outAt   went the last time; null for who is there or did not come
 * @param here    is in the hall
 * @param late    came after the sitting began
 * @param early   went before it ended
 * @param leave   the reason for which leave was asked; null without
 */
public record Seat(UUID delegate, Integer number, String name, String staffNo, UUID delegation, String delegationName, String unitName, DelegateKind kind,
                   boolean staff, boolean member, Instant inAt, Instant outAt, boolean here, boolean late, boolean early, String leave) {

    /** How somebody stands. */
    public enum State {
        HERE, GONE, LEAVE, ABSENT
    }

    public boolean formal() {
        return kind == DelegateKind.FORMAL;
    }

    public State state() {
        return here ? State.HERE : inAt != null ? State.GONE : leave != null ? State.LEAVE : State.ABSENT;
    }
}
