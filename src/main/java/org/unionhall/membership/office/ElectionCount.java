package org.unionhall.membership.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.membership.MembershipRules;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Rulebook;

/** What the rules say of the ballots of an election, and of what is voted on. */
@Component
public class ElectionCount {

    private final Headcount heads;
    private final Rulebook rulebook;

    ElectionCount(Headcount heads, Rulebook rulebook) {
        this.heads = heads;
        this.rulebook = rulebook;
    }

    /** What the rules of the day it was held say of one race. */
    Verdict verdict(Election election, Race race) {
        return Verdict.of(race, election.shouldAttend(), election.present(), CountingRules.on(rulebook, election.heldOn()));
    }

    /** The same of each race. */
    public Map<Race, Verdict> verdicts(Election election) {
        Map<Race, Verdict> verdicts = new LinkedHashMap<>();
        election.races().forEach(race -> verdicts.put(race, verdict(election, race)));
        return verdicts;
    }

    /** What is not as the rules want it and needs a reason before the unit above: margins, and the size of the committee. */
    public List<Verdict.Say> deviations(Election election, Map<Race, Verdict> verdicts) {
        List<Verdict.Say> found = new ArrayList<>();
        verdicts.forEach((race, verdict) -> {
            if (!verdict.margin()) {
                found.add(Verdict.Say.that("membership.election.off.margin", race.post().zh(), verdict.more(), race.candidates().size() - race.seats()));
            }
        });
        if (election.kind() == ElectionKind.RENEWAL && election.body() == Body.COMMITTEE) {
            int members = heads.members(election.unit());
            long seats = election.races().stream().filter(race -> race.needsMargin()).mapToInt(Race::seats).sum();
            rulebook.get(MembershipRules.COMMITTEE_SIZE, election.heldOn(), election.unit()).of(members).ifPresent(band -> size(found, members, seats, band));
        }
        return found;
    }

    private static void size(List<Verdict.Say> found, int members, long seats, Bands.Band band) {
        if (seats < band.least() || seats > band.most()) {
            found.add(Verdict.Say.that("membership.election.off.size", members, band.least(), band.most(), seats));
        } else if (seats % 2 == 0) {
            found.add(Verdict.Say.that("membership.election.off.even", seats));
        }
    }
}
