package org.unionhall.membership.office;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;

/**
 * One person in one post of one unit for a time.
 *
 * @param to      first day no longer in office; null while nobody has ended it
 * @param termTo  last day of the term as it is now; null when none was noted
 * @param came    null when the file did not say
 * @param votes   of {@code ofVotes} who should have attended; null when not known
 */
public record Office(UUID id, UUID unit, String unitName, UnitKind kind, Post post, UUID person, String name, String staffNo, boolean fullTime,
                     LocalDate from, LocalDate termTo, LocalDate to, EndReason endReason, Origin came, Integer votes, Integer ofVotes,
                     String document, String endDocument, String partyPost, UUID term, int version) {

    public Body body() {
        return Body.of(kind, post);
    }

    public OfficeState state() {
        return to == null ? OfficeState.HELD : OfficeState.ENDED;
    }

    /** How people call it: 张三 · 主席. */
    String label() {
        return name + " · " + post.zh();
    }
}
