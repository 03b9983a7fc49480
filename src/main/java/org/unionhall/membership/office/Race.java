package org.unionhall.membership.office;

import java.util.List;
import java.util.UUID;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;

/**
 * One post on the ballot of an election.
 *
 * @param given    ballots given out (发出)
 * @param returned ballots that came back (收回); more than were given make the vote void
 * @param valid    of those (有效)
 */
public record Race(UUID id, Post post, int seats, int given, int returned, int valid, List<Candidate> candidates) {

    /** Somebody who stood, under the name of that day. */
    public record Candidate(UUID person, String name, String staffNo, int votes, int against, int abstain, boolean fullTime) {
    }

    /**
     * Figures that cannot have been: they are refused when written down, because nobody could decide by them.
     *
     * @throws Refusal on the field: {@code membership.election.ballots}, {@code .valid-more}, {@code .votes-more}, {@code .votes-many},
     *                 {@code .nobody}, {@code .seats-single}
     */
    void mustBePossible(int present) {
        if (post.single() && seats != 1) {
            throw Refusal.on("seats", "membership.election.seats-single");
        }
        if (given > present) {
            throw Refusal.on("given", "membership.election.ballots", given, present);
        }
        if (valid > returned) {
            throw Refusal.on("valid", "membership.election.valid-more", valid, returned);
        }
        if (candidates.isEmpty()) {
            throw Refusal.on("candidates", "membership.election.nobody");
        }
        for (Candidate candidate : candidates) {
            if ((long) candidate.votes() + candidate.against() + candidate.abstain() > valid) {
                throw Refusal.on("candidates", "membership.election.votes-more", candidate.name(), valid);
            }
        }
        long votes = candidates.stream().mapToLong(Candidate::votes).sum();
        if (votes > (long) valid * seats) {
            throw Refusal.on("candidates", "membership.election.votes-many", votes, (long) valid * seats);
        }
    }

    /** 差额: chairs and vice chairs may be elected with as many candidates as seats. */
    boolean needsMargin() {
        return !post.single() && post != Post.VICE_CHAIR && post != Post.ASSOCIATION_VICE_CHAIR;
    }
}
