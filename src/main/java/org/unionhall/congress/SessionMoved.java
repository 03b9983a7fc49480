package org.unionhall.congress;

import java.util.UUID;

/** A session was moved along its way, told within the transaction in which it happens. */
public record SessionMoved(UUID session, SessionAct act) {
}
