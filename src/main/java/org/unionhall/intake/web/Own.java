package org.unionhall.intake.web;

import java.util.UUID;

import org.unionhall.identity.Actor;
import org.unionhall.intake.Roster;
import org.unionhall.intake.Rosters;
import org.unionhall.web.NoSuchThing;

/** One's own roster, or nothing at this address: whether somebody else has one there is nobody's business. */
final class Own {

    private Own() {
    }

    static Roster roster(Rosters rosters, Actor actor, UUID id) {
        return rosters.find(actor, id).orElseThrow(NoSuchThing::new);
    }
}
