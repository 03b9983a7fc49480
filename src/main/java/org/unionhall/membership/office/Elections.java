package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.ElectedRule;
import org.unionhall.membership.MembershipRules;
import org.unionhall.membership.Post;
import org.unionhall.membership.Sight;
import org.unionhall.personnel.PersonSuccession;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Rulebook;

/** Elections: written down by the unit, decided by the rules, approved by the unit above; then the offices begin. */
@Service
public class Elections {

    private final ElectionRepository elections;
    private final RunOffs runOffs;
    private final Seating seating;
    private final Offices people;
    private final OfficeRepository offices;
    private final OfficeRights rights;
    private final BodyTerms terms;
    private final Headcount heads;
    private final PersonSuccession succession;
    private final Rulebook rulebook;
    private final ObjectProvider<ElectedRule> wanted;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    Elections(ElectionRepository elections, RunOffs runOffs, Seating seating, Offices people, OfficeRepository offices, OfficeRights rights, BodyTerms terms, Headcount heads,
              PersonSuccession succession, Rulebook rulebook, ObjectProvider<ElectedRule> wanted, Inbox inbox, Audit audit, Clock clock) {
        this.elections = elections;
        this.runOffs = runOffs;
        this.seating = seating;
        this.people = people;
        this.offices = offices;
        this.rights = rights;
        this.terms = terms;
        this.heads = heads;
        this.succession = succession;
        this.rulebook = rulebook;
        this.wanted = wanted;
        this.inbox = inbox;
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

    /** What the rules of the day it was held say of each race. */
    public Map<Race, Verdict> verdicts(Election election) {
        CountingRules rules = CountingRules.on(rulebook, election.heldOn());
        Map<Race, Verdict> verdicts = new LinkedHashMap<>();
        election.races().forEach(race -> verdicts.put(race, Verdict.of(race, election.shouldAttend(), election.present(), rules)));
        return verdicts;
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
        note(actor, ElectionAct.OPEN, unitId, id, draft.body(), draft.heldOn(), draft.document(), null);
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
     * @param deviation why a rule was not kept; needed when {@link #deviations} says so
     * @throws Refusal {@code membership.election.*}
     */
    @Transactional
    public void submit(Actor actor, UUID id, int version, String document, String deviation) {
        Election election = forAct(actor, id, version, ElectionAct.SUBMIT);
        Map<Race, Verdict> verdicts = verdicts(election);
        if (verdicts.values().stream().allMatch(verdict -> verdict.elected().isEmpty())) {
            throw new Refusal(election.races().isEmpty() ? "membership.election.empty" : "membership.election.nobody-elected");
        }
        runOffs.mustFit(election);
        String why = deviations(election, verdicts).isEmpty() ? null : deviation(deviation);
        elections.submit(actor, id, document == null ? election.document() : document, why);
        note(actor, ElectionAct.SUBMIT, election.unit(), id, election.body(), election.heldOn(), document, why);
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
        note(actor, ElectionAct.DISCARD, election.unit(), id, election.body(), LocalDate.now(clock), null, why);
        audit.record(AuditEntry.of(actor, "membership.election.discard").on("election", id, election.unitName()).because(why));
    }

    /**
     * The result counts: the term begins, the elected take office, whom they replace leaves it on the same day; all of it or nothing.
     *
     * @param document number of the reply (批复)
     * @throws Refusal {@code membership.election.elsewhere} when somebody was faster; {@code membership.election.own}; {@code membership.office.*}
     */
    @Transactional
    public void approve(Actor actor, UUID id, int version, String document) {
        Election election = forDecision(actor, id, version, ElectionAct.APPROVE);
        if (document == null) {
            throw Refusal.on("document", "membership.office.document");
        }
        runOffs.mustFollow(election);
        int seated = seating.seat(actor, election, verdicts(election), document);
        elections.decide(actor, id, ElectionAct.APPROVE.to(), document, null);
        note(actor, ElectionAct.APPROVE, election.unit(), id, election.body(), election.termFrom(), document, null);
        audit.record(AuditEntry.of(actor, "membership.election.approve").on("election", id, election.unitName()).change("document", null, document).rows(seated));
        tell(election, "membership.letter.election-approved", document);
    }

    /** Sends it back. @throws Refusal without a reason */
    @Transactional
    public void sendBack(Actor actor, UUID id, int version, String reason) {
        Election election = forDecision(actor, id, version, ElectionAct.RETURN);
        String why = Reason.of(reason);
        elections.decide(actor, id, ElectionAct.RETURN.to(), null, why);
        note(actor, ElectionAct.RETURN, election.unit(), id, election.body(), LocalDate.now(clock), null, why);
        audit.record(AuditEntry.of(actor, "membership.election.return").on("election", id, election.unitName()).because(why));
        tell(election, "membership.letter.election-returned", why);
    }

    /** Whether this actor may decide it; null, or the message that says why not. */
    public String whyNotDecide(Actor actor, Election election) {
        if (!rights.approves(actor, election.unit())) {
            return "membership.office.not-yours";
        }
        return stands(actor, election) ? "membership.election.candidate" : election.enteredBy().contains(actor.account().value()) ? "membership.election.own" : null;
    }

    /** Under today's record or one that was merged into it since. */
    private boolean stands(Actor actor, Election election) {
        if (actor.person() == null) {
            return false;
        }
        Set<PersonId> before = succession.predecessors(actor.person());
        return election.races().stream().flatMap(race -> race.candidates().stream()).map(one -> new PersonId(one.person()))
                .anyMatch(one -> actor.is(one) || before.contains(one));
    }

    private void tell(Election election, String template, String word) {
        inbox.send(new AccountId(election.recordedBy()), Letter.of(LetterKind.RESULT, template, template + "." + election.id() + "." + election.version())
                .with(election.unitName(), election.heldOn(), word).at("/elections/" + election.id()));
    }

    private Election forDecision(Actor actor, UUID id, int version, ElectionAct act) {
        Election election = elections.lock(id).orElseThrow(() -> new Refusal("membership.election.elsewhere"));
        act.mustBePossible(election.state());
        String no = whyNotDecide(actor, election);
        if (no != null) {
            throw new Refusal(no);
        }
        return seen(election, version);
    }

    private Election forAct(Actor actor, UUID id, int version, ElectionAct act) {
        Election election = elections.lock(id).orElseThrow(() -> new Refusal("membership.election.elsewhere"));
        OfficeRights.must(rights.records(actor, election.unit()));
        act.mustBePossible(election.state());
        return seen(election, version);
    }

    private static Election seen(Election election, int version) {
        if (election.version() != version) {
            throw new Refusal("membership.office.moved");
        }
        return election;
    }

    private void note(Actor actor, ElectionAct act, UUID unit, UUID id, Body body, LocalDate day, String document, String reason) {
        offices.note(unit, "ELECTION_" + act.name(), body.name(), null, null, id, day, actor.name(), document, reason);
    }
}
