package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.Sight;

/** Elections, written down by the unit and sent to the unit above, where {@link ElectionDecisions} are made. */
@Service
public class Elections {

    private final ElectionRepository elections;
    private final ElectionCount count;
    private final RunOffs runOffs;
    private final Offices people;
    private final OfficeRepository offices;
    private final OfficeRights rights;
    private final BodyTerms terms;
    private final Audit audit;
    private final Clock clock;

    Elections(ElectionRepository elections, ElectionCount count, RunOffs runOffs, Offices people, OfficeRepository offices, OfficeRights rights, BodyTerms terms,
              Audit audit, Clock clock) {
        this.elections = elections;
        this.count = count;
        this.runOffs = runOffs;
        this.people = people;
        this.offices = offices;
        this.rights = rights;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty for none, or none whose unit the actor may see. */
    public Optional<Election> find(Actor actor, UUID id) {
        return elections.find(id).filter(election -> rights.sees(actor, election.unit()));
    }

    /** @param state null for all; @param unit null for all */
    public long count(Actor actor, ElectionState state, UUID unit) {
        return elections.count(Sight.ofUnits(actor).scope(), state, unit);
    }

    /** Without races; the latest first. */
    public List<Election> list(Actor actor, ElectionState state, UUID unit, long offset, int size) {
        return elections.list(Sight.ofUnits(actor).scope(), state, unit, offset, size);
    }

    /** What waits for this actor: results to approve, records that came back or were never sent; without races. */
    public List<Election> waiting(Actor actor) {
        return elections.waiting(actor.scope(OfficeRights.KEEPERS), actor.account().value());
    }

    /** The seats an election left open that no run-off has filled yet, by post; none once another election of the body has come. */
    public Map<Post, Integer> open(Election election) {
        LocalDate today = LocalDate.now(clock);
        return runOffs.completed(election.unit(), election.body(), today).filter(last -> last.id().equals(election.id()))
                .map(last -> runOffs.open(last, today.plusDays(1), null)).orElse(Map.of());
    }

    /** The election that a run-off completes. */
    public Optional<Election> completed(Election election) {
        return election.kind() == ElectionKind.RUN_OFF ? runOffs.completed(election.unit(), election.body(), election.heldOn()) : Optional.empty();
    }

    /** Begins the record of an election. @throws Refusal {@code membership.election.*}, on the field it concerns */
    @Transactional
    public UUID open(Actor actor, UUID unitId, ElectionDraft draft) {
        OfficeRepository.Held unit = offices.lockUnit(unitId);
        OfficeRights.must(rights.records(actor, unitId));
        ElectionAct.OPEN.mustBePossible(null);
        unit.mustExist(draft.heldOn());
        if (draft.body() == Body.NONE || !Body.in(unit.kind()).contains(draft.body())) {
            throw Refusal.on("body", "membership.office.term.body", unit.name());
        }
        runOffs.mustBePossible(unitId, possible(draft), null);
        UUID id = elections.insert(actor, unitId, draft, termTo(unitId, draft));
        offices.note(unitId, "ELECTION_" + ElectionAct.OPEN.name(), draft.body().name(), null, null, id, draft.heldOn(), actor.name(), draft.document(), null);
        audit.record(AuditEntry.of(actor, "membership.election.open").on("election", id, unit.name()).change("heldOn", null, draft.heldOn()));
        return id;
    }

    /** Corrects the figures of the meeting. */
    @Transactional
    public void enter(Actor actor, UUID id, int version, ElectionDraft draft) {
        Election election = forAct(actor, id, version, ElectionAct.ENTER);
        for (Race race : election.races()) {
            if (race.given() > draft.present()) {
                throw Refusal.on("present", "membership.election.ballots", race.given(), draft.present());
            }
        }
        runOffs.mustBePossible(election.unit(), possible(draft), id);
        elections.update(actor, id, draft, termTo(election.unit(), draft));
        audit.record(AuditEntry.of(actor, "membership.election.enter").on("election", id, election.unitName()).change("shouldAttend", election.shouldAttend(), draft.shouldAttend())
                .change("present", election.present(), draft.present()).change("heldOn", election.heldOn(), draft.heldOn()));
    }

    private ElectionDraft possible(ElectionDraft draft) {
        if (draft.heldOn().isAfter(LocalDate.now(clock))) {
            throw Refusal.on("heldOn", "membership.office.future");
        }
        if (draft.present() > draft.shouldAttend()) {
            throw Refusal.on("present", "membership.election.present", draft.present(), draft.shouldAttend());
        }
        if (draft.termFrom().isBefore(draft.heldOn()) || draft.termFrom().isAfter(draft.heldOn().plusDays(90))) {
            throw Refusal.on("termFrom", "membership.election.begins", draft.heldOn(), draft.heldOn().plusDays(90));
        }
        return draft;
    }

    private LocalDate termTo(UUID unit, ElectionDraft draft) {
        return draft.kind() == ElectionKind.RENEWAL ? terms.lastDay(draft.body(), unit, draft.termFrom()) : null;
    }

    /** A candidate as typed. */
    public record Stands(String staffNo, int votes, int against, int abstain, boolean fullTime) {
    }

    /** Writes down one post on the ballot, in the place of what was written for it before. */
    @Transactional
    public void enter(Actor actor, UUID id, int version, Post post, int seats, int given, int returned, int valid, List<Stands> stand) {
        Election election = forAct(actor, id, version, ElectionAct.ENTER);
        if (!election.body().posts(election.unitKind()).contains(post)) {
            throw Refusal.on("post", "membership.office.post-elsewhere", election.unitName());
        }
        runOffs.mustFit(election, post, seats);
        OfficeRepository.Held unit = offices.lockUnit(election.unit());
        List<Race.Candidate> candidates = new ArrayList<>();
        for (Stands one : stand) {
            OfficeRepository.Candidate person;
            try {
                person = people.candidate(one.staffNo(), unit, election.heldOn());
            } catch (Refusal no) {
                throw no.at("candidates");
            }
            if (candidates.stream().anyMatch(other -> other.person().equals(person.id()))) {
                throw Refusal.on("candidates", "membership.election.twice", one.staffNo());
            }
            candidates.add(new Race.Candidate(person.id(), person.name(), person.staffNo(), one.votes(), one.against(), one.abstain(), one.fullTime()));
        }
        Race race = new Race(Ids.next(), post, seats, given, returned, valid, candidates);
        race.mustBePossible(election.present());
        elections.put(actor, id, race);
        audit.record(AuditEntry.of(actor, "membership.election.race").on("election", id, election.unitName()).change("post", null, post)
                .change("seats", null, seats).change("ballots", null, given + " " + returned + " " + valid).rows(candidates.size()));
    }

    /** Takes a post off the ballot again, before it is sent. */
    @Transactional
    public void remove(Actor actor, UUID id, int version, Post post) {
        Election election = forAct(actor, id, version, ElectionAct.ENTER);
        elections.remove(actor, id, post);
        audit.record(AuditEntry.of(actor, "membership.election.race").on("election", id, election.unitName()).change("post", post, null));
    }

    /**
     * Sends the result to the unit above.
     *
     * @param deviation why a rule was not kept; needed when {@link ElectionCount#deviations} says so
     * @throws Refusal {@code membership.election.*}
     */
    @Transactional
    public void submit(Actor actor, UUID id, int version, String document, String deviation) {
        Election election = forAct(actor, id, version, ElectionAct.SUBMIT);
        Map<Race, Verdict> verdicts = count.verdicts(election);
        if (verdicts.values().stream().allMatch(verdict -> verdict.elected().isEmpty())) {
            throw new Refusal(election.races().isEmpty() ? "membership.election.empty" : "membership.election.nobody-elected");
        }
        runOffs.mustFit(election);
        String why = count.deviations(election, verdicts).isEmpty() ? null : deviation(deviation);
        elections.submit(actor, id, document == null ? election.document() : document, why);
        offices.note(election, ElectionAct.SUBMIT, election.heldOn(), actor, document, why);
        audit.record(AuditEntry.of(actor, "membership.election.submit").on("election", id, election.unitName()).because(why));
    }

    private static String deviation(String typed) {
        try {
            return Reason.of(typed);
        } catch (Refusal no) {
            throw Refusal.on("deviation", "membership.election.deviation");
        }
    }

    /** Gives the record up; it stays to be read. */
    @Transactional
    public void discard(Actor actor, UUID id, int version, String reason) {
        Election election = forAct(actor, id, version, ElectionAct.DISCARD);
        String why = Reason.of(reason);
        elections.decide(actor, id, ElectionAct.DISCARD.to(), null, why);
        offices.note(election, ElectionAct.DISCARD, LocalDate.now(clock), actor, null, why);
        audit.record(AuditEntry.of(actor, "membership.election.discard").on("election", id, election.unitName()).because(why));
    }

    private Election forAct(Actor actor, UUID id, int version, ElectionAct act) {
        Election election = elections.lock(id).orElseThrow(() -> new Refusal("membership.election.elsewhere"));
        OfficeRights.must(rights.records(actor, election.unit()));
        act.mustBePossible(election.state());
        return seen(election, version);
    }

    /** The one that was read. @throws Refusal {@code membership.office.moved} when it has changed since */
    static Election seen(Election election, int version) {
        if (election.version() != version) {
            throw new Refusal("membership.office.moved");
        }
        return election;
    }
}
