package org.unionhall.membership.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the rules say of one race, and why. All in whole numbers: a vote is valid with at least two thirds of those who
 * should attend, elected is who has more than half of those who should attend, the more votes first; a tie at the last
 * seat is not decided by anybody but a run-off; a seat left empty stays empty in that meeting.
 *
 * @param valid    whether the vote counts at all
 * @param why      what decides that, as messages with their arguments
 * @param attend   the least number that had to be present
 * @param needed   the least votes that elect
 * @param lines    the candidates in the order of their votes
 * @param unfilled seats that stay empty
 * @param runOff   how many are tied at the last seat; 0 without a tie
 * @param more     so many more candidates than seats there had to be; 0 where the rule asks none
 * @param margin   whether there were
 */
public record Verdict(boolean valid, List<Say> why, long attend, long needed, List<Line> lines, int unfilled, int runOff, long more,
                      boolean margin) {

    /** A message with its arguments. */
    public record Say(String key, List<Object> args) {

        static Say that(String key, Object... args) {
            return new Say(key, List.of(args));
        }
    }

    /** What becomes of a candidate. */
    public enum Outcome {
        /** 当选. */
        ELECTED,
        /** 得票相等，须另行选举. */
        TIED,
        /** 得票过半，名额已满. */
        SURPLUS,
        /** 得票未过半. */
        SHORT,
        /** 选举无效. */
        VOID
    }

    /** A candidate and the outcome. */
    public record Line(Race.Candidate candidate, Outcome outcome) {

        public boolean elected() {
            return outcome == Outcome.ELECTED;
        }
    }

    static Verdict of(Race race, int shouldAttend, int present, CountingRules rules) {
        long attend = rules.present().atLeastOf(shouldAttend);
        long needed = rules.elected().moreThanOf(shouldAttend);
        List<Say> why = new ArrayList<>();
        why.add(Say.that(present >= attend ? "membership.election.why.quorum" : "membership.election.why.no-quorum", shouldAttend, present,
                rules.present().format(), attend));
        if (race.returned() > race.given()) {
            why.add(Say.that("membership.election.why.returned", race.returned(), race.given()));
        }
        boolean valid = present >= attend && race.returned() <= race.given();
        List<Race.Candidate> ranked = race.candidates().stream().sorted(Comparator.comparingInt(Race.Candidate::votes).reversed()).toList();
        List<Race.Candidate> enough = ranked.stream().filter(one -> one.votes() >= needed).toList();
        int seats = race.seats();
        int last = enough.size() > seats ? enough.get(seats - 1).votes() : 0;
        boolean tie = enough.size() > seats && enough.get(seats).votes() == last;
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < ranked.size(); at++) {
            lines.add(new Line(ranked.get(at), outcome(ranked.get(at).votes(), at, valid, needed, seats, tie, last)));
        }
        int elected = (int) lines.stream().filter(Line::elected).count();
        int tied = (int) lines.stream().filter(line -> line.outcome() == Outcome.TIED).count();
        if (valid) {
            why.add(Say.that("membership.election.why.needed", rules.elected().format(), shouldAttend, needed));
            why.add(Say.that("membership.election.why.elected", elected, seats));
            if (tied > 0) {
                why.add(Say.that("membership.election.why.tied", tied, last, seats - elected));
            } else if (elected < seats) {
                why.add(Say.that("membership.election.why.unfilled", seats - elected));
            }
        }
        long more = race.needsMargin() ? rules.margin().atLeastOf(seats) : 0;
        boolean margin = ranked.size() - seats >= more;
        if (more > 0) {
            why.add(Say.that(margin ? "membership.election.why.margin" : "membership.election.why.no-margin", rules.margin().format(), seats, more,
                    ranked.size() - seats));
        }
        return new Verdict(valid, why, attend, needed, lines, seats - elected, tied, more, margin);
    }

    private static Outcome outcome(int votes, int rank, boolean valid, long needed, int seats, boolean tie, int last) {
        if (!valid) {
            return Outcome.VOID;
        }
        if (votes < needed) {
            return Outcome.SHORT;
        }
        if (tie) {
            return votes > last ? Outcome.ELECTED : votes == last ? Outcome.TIED : Outcome.SURPLUS;
        }
        return rank < seats ? Outcome.ELECTED : Outcome.SURPLUS;
    }

    public List<Race.Candidate> elected() {
        return lines.stream().filter(Line::elected).map(Line::candidate).toList();
    }
}
