package org.unionhall.intake.web;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.unionhall.identity.Actor;
import org.unionhall.intake.Roster;
import org.unionhall.intake.Rosters;

/** One's own roster, or nothing at this address: whether somebody else has one there is nobody's business. */
final class Own {

    private Own() {
    }

    static Roster roster(Rosters rosters, Actor actor, String id) {
        try {
            return rosters.find(actor, UUID.fromString(id)).orElseThrow(Own::nothing);
        } catch (IllegalArgumentException noId) {
            throw nothing();
        }
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
