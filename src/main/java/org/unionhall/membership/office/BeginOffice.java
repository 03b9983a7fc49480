package org.unionhall.membership.office;

import java.time.LocalDate;
import org.unionhall.membership.Post;

/**
 * An office that an officer wants to begin.
 *
 * @param staffNo   of the holder
 * @param ofVotes   of so many who should have attended; votes and this only for who was elected
 * @param document  the approval; needed for every seat in a body
 * @param succeeds  the present holder of a post with one holder ends on the same day
 */
public record BeginOffice(Post post, String staffNo, Origin came, LocalDate from, boolean fullTime, Integer votes, Integer ofVotes, String document,
                          String partyPost, boolean succeeds) {
}
