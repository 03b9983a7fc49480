package org.unionhall.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.unionhall.personnel.PersonFacts;

/**
 * Everything the portal holds of one person, as far as the reader may see it.
 *
 * @param person  facts of the employer; what the reader may not see is still inside, the page asks {@code rights}
 * @param state   null for somebody who is no member
 * @param unitId  where the member belongs today; null when nowhere
 * @param stays   latest first
 * @param offices present ones first
 * @param journal latest first
 */
public record MemberFile(PersonFacts person, MemberState state, LocalDate joinedOn, String cardNo, UUID unitId, Rights rights,
                         List<Stay> stays, List<Stay> postings, List<Office> offices, List<Entry> journal) {

    /**
     * What the reader may see and do here.
     *
     * @param own      it is the reader
     * @param personal ethnicity and political status
     * @param reveal   open the document and mobile numbers
     * @param pay      wages
     */
    public record Rights(boolean own, boolean personal, boolean reveal, boolean pay) {
    }

    /** A time in a unit or a department. @param to first day no longer there; null: still there */
    public record Stay(UUID placeId, String place, LocalDate from, LocalDate to) {
    }

    /** An office held. @param termTo last day of the term as elected; @param to first day no longer in office */
    public record Office(UUID unitId, String unit, Post post, boolean fullTime, LocalDate from, LocalDate termTo, LocalDate to,
                         String endReason, Term term) {
    }

    /**
     * Something that happened, or a field that changed.
     *
     * @param act   the act on the membership; null for a changed field
     * @param field the changed field; null for an act
     */
    public record Entry(Instant at, LocalDate day, String actor, String act, String field, String before, String after) {
    }
}
