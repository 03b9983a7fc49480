package org.unionhall.membership.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.office.Verdict.Outcome;
import org.unionhall.rulebook.Ratio;

/** What the rules say of an election. */
class VerdictTests {

    private static final CountingRules RULES = new CountingRules(Ratio.of(2, 3), Ratio.of(1, 2), Ratio.percent(5));

    private static Race race(Post post, int seats, int ballots, int... votes) {
        List<Race.Candidate> stand = new ArrayList<>();
        for (int vote : votes) {
            stand.add(new Race.Candidate(UUID.randomUUID(), "甲" + stand.size(), "1", vote, 0, 0, false));
        }
        return new Race(UUID.randomUUID(), post, seats, ballots, ballots, ballots, stand);
    }

    private static List<Outcome> outcomes(Verdict verdict) {
        return verdict.lines().stream().map(Verdict.Line::outcome).toList();
    }

    @ParameterizedTest
    @CsvSource({"60, 40, true", "60, 39, false", "61, 41, true", "61, 40, false", "3, 2, true", "1, 1, true", "100, 67, true", "100, 66, false", "2, 1, false"})
    void aVoteCountsWithTwoThirdsOfThoseWhoShouldAttend(int should, int present, boolean valid) {
        Verdict verdict = Verdict.of(race(Post.CHAIR, 1, present, present), should, present, RULES);
        assertThat(verdict.valid()).isEqualTo(valid);
        assertThat(outcomes(verdict)).containsExactly(valid ? Outcome.ELECTED : Outcome.VOID);
    }

    @ParameterizedTest
    @CsvSource({"100, 50, false", "100, 51, true", "101, 50, false", "101, 51, true", "99, 49, false", "99, 50, true"})
    void electedIsWhoHasMoreThanHalfOfThoseWhoShouldAttendNotOfThoseWhoCame(int should, int votes, boolean elected) {
        Verdict verdict = Verdict.of(race(Post.CHAIR, 1, 70, votes), should, 70, RULES);
        assertThat(outcomes(verdict)).containsExactly(elected ? Outcome.ELECTED : Outcome.SHORT);
    }

    @Test
    void moreVotesGoFirstAndSeatsRunOut() {
        Verdict verdict = Verdict.of(race(Post.COMMITTEE_MEMBER, 2, 60, 40, 55, 35), 60, 60, RULES);
        assertThat(outcomes(verdict)).containsExactly(Outcome.ELECTED, Outcome.ELECTED, Outcome.SURPLUS);
        assertThat(verdict.elected()).extracting(Race.Candidate::votes).containsExactly(55, 40);
        assertThat(verdict.unfilled()).isZero();
    }

    @Test
    void aTieAtTheLastSeatSeatsNobodyOfTheTied() {
        Verdict verdict = Verdict.of(race(Post.COMMITTEE_MEMBER, 3, 60, 50, 45, 40, 40, 35), 60, 60, RULES);
        assertThat(outcomes(verdict)).containsExactly(Outcome.ELECTED, Outcome.ELECTED, Outcome.TIED, Outcome.TIED, Outcome.SURPLUS);
        assertThat(verdict.runOff()).isEqualTo(2);
        assertThat(verdict.unfilled()).isEqualTo(1);
    }

    @Test
    void aTieAboveTheLastSeatIsNone() {
        assertThat(outcomes(Verdict.of(race(Post.COMMITTEE_MEMBER, 2, 60, 40, 40, 31), 60, 60, RULES)))
                .containsExactly(Outcome.ELECTED, Outcome.ELECTED, Outcome.SURPLUS);
    }

    @Test
    void aTieBelowHalfElectsNobodyAndIsNoRunOff() {
        Verdict verdict = Verdict.of(race(Post.CHAIR, 1, 60, 30, 30), 60, 60, RULES);
        assertThat(outcomes(verdict)).containsExactly(Outcome.SHORT, Outcome.SHORT);
        assertThat(verdict.runOff()).isZero();
    }

    @Test
    void aSeatWithoutEnoughVotesStaysEmpty() {
        Verdict verdict = Verdict.of(race(Post.COMMITTEE_MEMBER, 3, 60, 50, 45, 20, 10), 60, 60, RULES);
        assertThat(verdict.unfilled()).isEqualTo(1);
        assertThat(verdict.why()).extracting(Verdict.Say::key).contains("membership.election.why.unfilled");
    }

    @ParameterizedTest
    @CsvSource({"21, 2", "20, 1", "1, 1", "15, 1", "40, 2", "41, 3"})
    void theMarginIsFivePercentOfTheSeatsRoundedUp(int seats, int more) {
        int[] votes = new int[seats + more];
        java.util.Arrays.fill(votes, 1);
        assertThat(Verdict.of(race(Post.COMMITTEE_MEMBER, seats, 90, votes), 90, 90, RULES).more()).isEqualTo(more);
        assertThat(Verdict.of(race(Post.COMMITTEE_MEMBER, seats, 90, votes), 90, 90, RULES).margin()).isTrue();
        assertThat(Verdict.of(race(Post.COMMITTEE_MEMBER, seats, 90, java.util.Arrays.copyOf(votes, votes.length - 1)), 90, 90, RULES).margin()).isFalse();
    }

    @Test
    void chairsMayBeElectedWithAsManyCandidatesAsSeats() {
        assertThat(Verdict.of(race(Post.CHAIR, 1, 60, 55), 60, 60, RULES).margin()).isTrue();
        assertThat(Verdict.of(race(Post.VICE_CHAIR, 2, 60, 55, 54), 60, 60, RULES).margin()).isTrue();
    }

    @Test
    void moreBallotsBackThanGivenOutMakeTheVoteVoid() {
        Race race = new Race(UUID.randomUUID(), Post.CHAIR, 1, 50, 51, 50, race(Post.CHAIR, 1, 50, 50).candidates());
        assertThat(Verdict.of(race, 60, 60, RULES).valid()).isFalse();
    }

    @Test
    void figuresThatCannotHaveBeenAreRefused() {
        refused(race(Post.CHAIR, 2, 50, 40), 60, "membership.election.seats-single");
        refused(race(Post.CHAIR, 1, 61, 40), 60, "membership.election.ballots");
        refused(new Race(UUID.randomUUID(), Post.CHAIR, 1, 50, 40, 41, race(Post.CHAIR, 1, 50, 40).candidates()), 60, "membership.election.valid-more");
        refused(race(Post.CHAIR, 1, 50, 51), 60, "membership.election.votes-more");
        refused(race(Post.CHAIR, 1, 50, 30, 30), 60, "membership.election.votes-many");
        refused(race(Post.CHAIR, 1, 50), 60, "membership.election.nobody");
        race(Post.CHAIR, 1, 60, 30, 30).mustBePossible(60);
    }

    private static void refused(Race race, int present, String code) {
        assertThatThrownBy(() -> race.mustBePossible(present)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
