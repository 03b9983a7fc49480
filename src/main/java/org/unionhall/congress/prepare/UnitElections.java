package org.unionhall.congress.prepare;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.DelegateStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;

/** Elections of delegates in their units, and by-elections for seats that fell vacant: by the unit that elected before. */
@Service
public class UnitElections {

    private final DelegateRepository delegates;
    private final Terms terms;
    private final Electorates electorates;
    private final CongressJournal journal;
    private final Rulebook rulebook;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnitElections(DelegateRepository delegates, Terms terms, Electorates electorates, CongressJournal journal, Rulebook rulebook, Audit audit, JdbcClient jdbc, Clock clock) {
        this.delegates = delegates;
        this.terms = terms;
        this.electorates = electorates;
        this.journal = journal;
        this.rulebook = rulebook;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param seats to be filled by it. @param elected how many were. @param fewerBecause why fewer should attend than voters were counted; null otherwise */
    public record Held(LocalDate heldOn, int shouldAttend, int present, int seats, int elected, boolean byElection, String fewerBecause, String recordedBy) {
    }

    /** The elections of a unit in a term, the latest first. */
    public List<Held> of(UUID term, UUID unit) {
        return jdbc.sql("""
                select l.*, (select count(*) from congress_delegate d where d.election_id = l.id and coalesce(d.end_reason, '') <> 'NOT_ELECTED') as elected
                from congress_election l where l.term_id = :term and l.unit_id = :unit order by l.held_on desc, l.id desc
                """).param("term", term).param("unit", unit).query((rs, n) -> new Held(rs.getObject("held_on", LocalDate.class), rs.getInt("should_attend"),
                        rs.getInt("present"), rs.getInt("seats"), rs.getInt("elected"), rs.getBoolean("by_election"), rs.getString("fewer_because"), rs.getString("recorded_by"))).list();
    }

    /** By unit of a term, why fewer should have attended its latest election than voters were counted; only where a reason was given. */
    public Map<UUID, String> fewer(UUID term) {
        Map<UUID, String> fewer = new LinkedHashMap<>();
        jdbc.sql("""
                select unit_id, fewer_because from (
                    select distinct on (unit_id) unit_id, fewer_because from congress_election where term_id = :term order by unit_id, held_on desc, id desc) latest
                where fewer_because is not null
                """).param("term", term).query(rs -> {
                    fewer.put(rs.getObject(1, UUID.class), rs.getString(2));
                });
        return fewer;
    }

    /** How many of how many who should attend must be present, and how many votes elect. */
    public record Needed(long present, long votes) {
    }

    public Needed needed(int shouldAttend) {
        LocalDate today = LocalDate.now(clock);
        return new Needed(rulebook.get(CongressRules.VOTE_VALID, today).atLeastOf(shouldAttend), rulebook.get(CongressRules.ELECTED_ABOVE, today).moreThanOf(shouldAttend));
    }

    /** What came of it. @param tied candidates between whom the last seat was not decided: they stay on the list */
    public record Result(int elected, int tied, int notElected) {
    }

    /**
     * Writes down what an electoral unit has decided about its candidates.
     *
     * @param fewerBecause why fewer should attend than voters were counted when the seats were shared out; the review reads it
     * @param votes by mandate, for every candidate on the list
     * @throws Refusal {@code congress.election.*}, on the field it concerns
     */
    @Transactional
    public Result record(Actor actor, UUID termId, UUID unit, LocalDate heldOn, int shouldAttend, int present, String fewerBecause, Map<UUID, Integer> votes) {
        Term term = terms.lock(termId, null);
        CongressRights.must(electorates.drafts(actor, term, unit));
        Terms.going(term);
        Electorates.Electorate electorate = electorates.of(termId, unit).orElseThrow(() -> new Refusal("congress.delegate.no-electorate"));
        if (heldOn.isAfter(LocalDate.now(clock)) || heldOn.isBefore(term.from().minusYears(1))) {
            throw Refusal.on("heldOn", "congress.election.day");
        }
        if (electorate.free() == 0) {
            throw new Refusal("congress.election.no-seat", electorate.seats());
        }
        List<Mandate> candidates = delegates.ofUnit(termId, unit).stream().filter(one -> one.stage() == DelegateStage.NOMINATED).toList();
        if (actor.person() != null && candidates.stream().anyMatch(candidate -> candidate.person().equals(actor.person().value()))) {
            throw new Refusal("congress.election.own");
        }
        boolean fewer = shouldAttend < electorate.voters();
        if (fewer && (fewerBecause == null || fewerBecause.strip().length() < 2)) {
            throw Refusal.on("fewerBecause", "congress.election.fewer", electorate.voters());
        }
        Map<UUID, Integer> counted = new LinkedHashMap<>();
        for (Mandate candidate : candidates) {
            Integer count = votes.get(candidate.id());
            if (count == null) {
                throw Refusal.on("votes", "congress.election.missing", candidate.name());
            }
            counted.put(candidate.id(), count);
        }
        if (counted.isEmpty()) {
            throw new Refusal("congress.election.no-candidates");
        }
        UnitCount count = UnitCount.of(shouldAttend, present, electorate.free(), counted, rulebook.get(CongressRules.VOTE_VALID, heldOn),
                rulebook.get(CongressRules.ELECTED_ABOVE, heldOn));
        boolean byElection = electorate.vacant() > 0;
        UUID id = jdbc.sql("""
                insert into congress_election (term_id, unit_id, held_on, should_attend, present, seats, by_election, fewer_because, recorded_at, recorded_by)
                values (:term, :unit, :held, :should, :present, :seats, :by, :fewer, :at, :actor) returning id
                """).param("term", termId).param("unit", unit).param("held", heldOn).param("should", shouldAttend).param("present", present).param("seats", electorate.free())
                .param("by", byElection).param("fewer", fewer ? fewerBecause.strip() : null, Types.VARCHAR).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("actor", actor.name()).query(UUID.class).single();
        candidates.forEach(candidate -> settle(actor, candidate, id, counted.get(candidate.id()), count, heldOn));
        audit.record(AuditEntry.of(actor, "congress.election.record").on("congress-term", termId, Terms.label(term) + " " + electorate.name()).change("heldOn", null, heldOn)
                .change("shouldAttend", null, shouldAttend).change("present", null, present).because(fewer ? fewerBecause.strip() : null).rows(count.elected().size()));
        return new Result(count.elected().size(), count.tied().size(), count.notElected().size());
    }

    private void settle(Actor actor, Mandate candidate, UUID election, int votes, UnitCount count, LocalDate heldOn) {
        if (count.tied().contains(candidate.id())) {
            return;
        }
        DelegateAct act = count.elected().contains(candidate.id()) ? DelegateAct.ELECT : DelegateAct.NOT_ELECT;
        delegates.elected(candidate.id(), election, votes, act.to());
        journal.delegate(candidate.term(), candidate.id(), act, candidate.stage(), act.to(), heldOn, actor, null);
    }
}
