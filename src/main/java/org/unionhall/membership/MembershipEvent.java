package org.unionhall.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.PersonId;

/**
 * What happened to a membership or a unit, told within the transaction in which it happens: whoever listens takes part
 * in it or refuses it. Days are those on which it takes effect, today or earlier.
 */
public sealed interface MembershipEvent {

    LocalDate on();

    /** Admitted, for the first time or again. */
    record MemberJoined(PersonId person, UUID unit, LocalDate on) implements MembershipEvent {
    }

    /** Belongs to another unit of the same union from this day on. */
    record MemberTransferred(PersonId person, UUID from, UUID to, LocalDate on) implements MembershipEvent {
    }

    /** Keeps the membership (保留会籍) without dues and, as a rule, without a vote; offices do not go on. */
    record MemberRetained(PersonId person, UUID unit, LocalDate on) implements MembershipEvent {
    }

    /** A full member again. */
    record MemberReturned(PersonId person, UUID unit, LocalDate on) implements MembershipEvent {
    }

    /** Is a member no more: moved to another union, withdrew, was expelled or died. @param to one of those states */
    record MemberLeft(PersonId person, UUID unit, MemberState to, LocalDate on) implements MembershipEvent {
    }

    /** A unit is no more. @param successor the unit that goes on in its place; null when none does */
    record UnitEnded(UUID unit, UUID successor, LocalDate on) implements MembershipEvent {
    }
}
