package org.unionhall.membership.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.membership.ElectedRule;
import org.unionhall.membership.MembershipRules;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Rulebook;

/** What the rules say of the ballots of an election, and of what is voted on. */
@Component
public class ElectionCount {

    private final Headcount heads;
    private final Rulebook rulebook;
    private final ObjectProvider<ElectedRule> wanted;

    ElectionCount(Headcount heads, Rulebook rulebook, ObjectProvider<ElectedRule> wanted) {
        this.heads = heads;
        this.rulebook = rulebook;
        this.wanted = wanted;
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

    /** What is not as the rules want it and needs a reason before the unit above: margins, the size of the committee, whom it represents. */
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
        if (election.kind() == ElectionKind.RENEWAL && (election.body() == Body.COMMITTEE || election.body() == Body.STANDING)) {
            Set<UUID> elected = verdicts.values().stream().flatMap(verdict -> verdict.elected().stream()).map(Race.Candidate::person).collect(Collectors.toSet());
            wanted.orderedStream().flatMap(rule -> rule.against(election.unit(), election.body().name(), election.heldOn(), elected).stream())
                    .forEach(no -> found.add(Verdict.Say.that(no.code(), no.args())));
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
