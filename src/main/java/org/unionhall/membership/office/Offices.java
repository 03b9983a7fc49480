package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MembershipRules;
import org.unionhall.membership.Post;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Rulebook;

/** Offices begin and end by acts; none is rewritten. Rights follow at once, because roles are asked from offices at every request. */
@Service
public class Offices {

    private final OfficeRepository offices;
    private final OfficeRights rights;
    private final Headcount heads;
    private final Rulebook rulebook;
    private final Audit audit;
    private final Clock clock;

    Offices(OfficeRepository offices, OfficeRights rights, Headcount heads, Rulebook rulebook, Audit audit, Clock clock) {
        this.offices = offices;
        this.rights = rights;
        this.heads = heads;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty for none, or none whose unit the actor may see. */
    public Optional<Office> find(Actor actor, UUID id) {
        return offices.find(id).filter(office -> rights.sees(actor, office.unit()));
    }

    /** Not ended yet, in the order of the posts. */
    public List<Office> held(UUID unit) {
        return offices.held(unit);
    }

    /** The last 200 that ended, the latest first. */
    public List<Office> past(UUID unit) {
        return offices.past(unit);
    }

    /** Everything a person held or holds, what is held first. */
    public List<Office> of(UUID person) {
        return offices.of(person);
    }

    /** The last 200 acts on a unit's offices, terms and elections, the latest first. */
    public List<JournalLine> journal(UUID unit) {
        return lines(offices.journal("unit_id", unit));
    }

    /** The acts on one office. */
    public List<JournalLine> journalOf(UUID office) {
        return lines(offices.journal("office_id", office));
    }

    private static List<JournalLine> lines(List<OfficeRepository.Line> lines) {
        return lines.stream().map(line -> new JournalLine(line.at(), line.actor(), line.act(), line.what(), line.day(), line.document(), line.reason())).toList();
    }

    /** What happened. @param what as it was called then */
    public record JournalLine(java.time.Instant at, String actor, String act, String what, LocalDate day, String document, String reason) {
    }

    /**
     * Begins an office.
     *
     * @throws Refusal {@code membership.office.*}, on the field it concerns
     */
    @Transactional
    public UUID begin(Actor actor, UUID unitId, BeginOffice wish) {
        OfficeRepository.Held unit = offices.lockUnit(unitId);
        OfficeRights.must(rights.fills(actor, unitId, wish.post()));
        wish.came().act().mustBePossible(null);
        LocalDate from = past("from", wish.from());
        unit.mustExist(from);
        if (!Body.of(unit.kind(), wish.post()).posts(unit.kind()).contains(wish.post())) {
            throw Refusal.on("post", "membership.office.post-elsewhere", unit.name());
        }
        Body body = Body.of(unit.kind(), wish.post());
        if (wish.document() == null && body.needsApproval()) {
            throw Refusal.on("document", "membership.office.document");
        }
        votes(wish);
        OfficeRepository.Candidate person = candidate(wish.staffNo(), unit, from);
        nobodysOwn(actor, person.id());
        List<Office> held = offices.held(unitId);
        Optional<Office> present = wish.post().single() ? held.stream().filter(one -> one.post() == wish.post()).findFirst() : Optional.empty();
        if (held.stream().anyMatch(one -> one.post() == wish.post() && one.person().equals(person.id()))) {
            throw Refusal.on("staffNo", "membership.office.holds", wish.staffNo());
        }
        present.ifPresent(one -> succeed(actor, one, wish, from));
        if (wish.post() == Post.CHAIR && wish.fullTime()) {
            fullTimeChair(unitId, from);
        }
        if (body == Body.COMMITTEE && present.isEmpty() && held.stream().noneMatch(one -> one.body() == body && one.person().equals(person.id()))) {
            room(unitId, held, from);
        }
        BodyTerm term = body == Body.NONE ? null : offices.termOn(unitId, body, from).orElse(null);
        Office office = new Office(Ids.next(), unitId, unit.name(), unit.kind(), wish.post(), person.id(), person.name(), person.staffNo(), wish.fullTime(),
                from, term == null || term.to().isBefore(from) ? null : term.to(), null, null, wish.came(), wish.votes(), wish.ofVotes(), wish.document(), null,
                wish.partyPost(), term == null ? null : term.id(), 0);
        offices.insert(office, null);
        note(actor, wish.came().act(), office, from, wish.document(), null);
        audit.record(AuditEntry.of(actor, "membership.office.begin").on("office", office.id(), unit.name() + " " + office.label())
                .change("post", null, wish.post()).change("from", null, from).change("came", null, wish.came()).change("document", null, wish.document()));
        return office.id();
    }

    private void succeed(Actor actor, Office present, BeginOffice wish, LocalDate from) {
        if (!wish.succeeds()) {
            throw Refusal.on("post", "membership.office.held", present.name(), present.from());
        }
        nobodysOwn(actor, present.person());
        if (from.isBefore(present.from())) {
            throw Refusal.on("from", "membership.office.before-present", present.name(), present.from());
        }
        offices.end(present, from, EndReason.SUCCEEDED, wish.document());
        note(actor, OfficeAct.LAPSE, present, from, wish.document(), EndReason.SUCCEEDED.name());
    }

    private static void votes(BeginOffice wish) {
        boolean elected = wish.came() == Origin.ELECTED;
        if (!elected && (wish.votes() != null || wish.ofVotes() != null)) {
            throw Refusal.on("votes", "membership.office.votes-elected");
        }
        if (wish.votes() != null && (wish.ofVotes() == null || wish.votes() > wish.ofVotes())) {
            throw Refusal.on("votes", "membership.office.votes-more");
        }
    }

    /** Who is unknown and who belongs elsewhere get the same answer, without a name: it does not tell who exists. */
    OfficeRepository.Candidate candidate(String staffNo, OfficeRepository.Held unit, LocalDate day) {
        OfficeRepository.Candidate person = offices.candidate(staffNo, unit.id(), day).filter(OfficeRepository.Candidate::here)
                .orElseThrow(() -> Refusal.on("staffNo", "membership.office.not-here", staffNo, unit.name()));
        if (!person.active()) {
            throw Refusal.on("staffNo", "membership.office.not-active", staffNo);
        }
        return person;
    }

    private void fullTimeChair(UUID unit, LocalDate day) {
        int least = rulebook.get(MembershipRules.FULL_TIME_CHAIR_FROM, day);
        int employees = heads.employees(unit);
        if (employees < least) {
            throw Refusal.on("fullTime", "membership.office.full-time", employees, least);
        }
    }

    /** A committee does not grow beyond the seats that its members give it. */
    private void room(UUID unit, List<Office> held, LocalDate day) {
        int members = heads.members(unit);
        long seated = held.stream().filter(one -> one.body() == Body.COMMITTEE).map(Office::person).distinct().count();
        rulebook.get(MembershipRules.COMMITTEE_SIZE, day, unit).of(members).map(Bands.Band::most).filter(most -> seated >= most).ifPresent(most -> {
            throw Refusal.on("post", "membership.office.committee-full", members, most, seated);
        });
    }

    /**
     * Ends an office.
     *
     * @param version as the officer saw it
     * @throws Refusal {@code membership.office.*}, on the field it concerns
     */
    @Transactional
    public void end(Actor actor, UUID id, int version, EndOffice wish) {
        Office office = forAct(actor, id, version, wish.reason() == EndReason.REMOVED ? OfficeAct.REMOVE : OfficeAct.END);
        if (!EndReason.byHand().contains(wish.reason())) {
            throw Refusal.on("reason", "membership.office.reason");
        }
        LocalDate on = past("on", wish.on());
        if (on.isBefore(office.from())) {
            throw Refusal.on("on", "membership.office.backwards", office.from());
        }
        String why = Reason.of(wish.why());
        boolean head = office.post() == Post.CHAIR || office.post() == Post.EXECUTIVE_VICE_CHAIR || office.post() == Post.VICE_CHAIR;
        if (wish.reason() == EndReason.REMOVED) {
            removal(office, wish, on);
        } else if (wish.reason() == EndReason.TRANSFERRED && head && wish.document() == null) {
            throw Refusal.on("document", "membership.office.transfer-consent");
        }
        offices.end(office, on, wish.reason(), wish.document());
        note(actor, wish.reason() == EndReason.REMOVED ? OfficeAct.REMOVE : OfficeAct.END, office, on, wish.document(),
                wish.reason() == EndReason.REMOVED ? wish.votes() + " / " + wish.ofAll() + ": " + why : wish.reason() + ": " + why);
        audit.record(AuditEntry.of(actor, "membership.office.end").on("office", id, office.unitName() + " " + office.label())
                .change("to", null, on).change("endReason", null, wish.reason()).change("document", null, wish.document()).because(why));
    }

    /** Article 18: more than half of all, not of those who came. */
    private void removal(Office office, EndOffice wish, LocalDate on) {
        if (wish.votes() == null || wish.ofAll() == null || wish.ofAll() < 1 || wish.votes() > wish.ofAll()) {
            throw Refusal.on("votes", "membership.office.removal-votes");
        }
        if (wish.document() == null) {
            throw Refusal.on("document", "membership.office.document");
        }
        long needed = rulebook.get(MembershipRules.REMOVED_ABOVE, on).moreThanOf(wish.ofAll());
        if (wish.votes() < needed) {
            throw Refusal.on("votes", "membership.office.removal", wish.votes(), wish.ofAll(), needed);
        }
    }

    /**
     * The same person goes on in the same post under other terms from a day on: one office ends, another begins.
     *
     * @throws Refusal {@code membership.office.same} when nothing would change; {@code membership.office.*}
     */
    @Transactional
    public UUID change(Actor actor, UUID id, int version, LocalDate on, boolean fullTime, String partyPost, String document) {
        Office office = forAct(actor, id, version, OfficeAct.CHANGE);
        LocalDate day = past("on", on);
        if (day.isBefore(office.from())) {
            throw Refusal.on("on", "membership.office.backwards", office.from());
        }
        if (office.fullTime() == fullTime && java.util.Objects.equals(office.partyPost(), partyPost)) {
            throw new Refusal("membership.office.same");
        }
        if (office.post() == Post.CHAIR && fullTime && !office.fullTime()) {
            fullTimeChair(office.unit(), day);
        }
        offices.end(office, day, EndReason.CHANGED, document);
        Office next = new Office(Ids.next(), office.unit(), office.unitName(), office.kind(), office.post(), office.person(), office.name(), office.staffNo(),
                fullTime, day, office.termTo() == null || office.termTo().isBefore(day) ? null : office.termTo(), null, null, office.came(), office.votes(),
                office.ofVotes(), document == null ? office.document() : document, null, partyPost, office.term(), 0);
        offices.insert(next, null);
        note(actor, OfficeAct.CHANGE, office, day, document, null);
        audit.record(AuditEntry.of(actor, "membership.office.change").on("office", id, office.unitName() + " " + office.label()).change("from", office.from(), day)
                .change("fullTime", office.fullTime(), fullTime).change("partyPost", office.partyPost(), partyPost));
        return next.id();
    }

    private Office forAct(Actor actor, UUID id, int version, OfficeAct act) {
        UUID unit = offices.find(id).map(Office::unit).orElseThrow(() -> new Refusal("membership.office.moved"));
        offices.lockUnit(unit);
        Office office = offices.find(id).orElseThrow(() -> new Refusal("membership.office.moved"));
        OfficeRights.must(rights.fills(actor, unit, office.post()));
        nobodysOwn(actor, office.person());
        act.mustBePossible(office.state());
        if (office.version() != version) {
            throw new Refusal("membership.office.moved");
        }
        return office;
    }

    static void nobodysOwn(Actor actor, UUID person) {
        if (actor.is(new PersonId(person))) {
            throw new Refusal("membership.office.own");
        }
    }

    /** @throws Refusal on the field for a day to come or none */
    private LocalDate past(String field, LocalDate day) {
        if (day == null) {
            throw Refusal.on(field, "web.typed.day");
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw Refusal.on(field, "membership.office.future");
        }
        return day;
    }

    private void note(Actor actor, OfficeAct act, Office office, LocalDate day, String document, String reason) {
        offices.note(office.unit(), act.name(), office.label(), office.id(), office.term(), null, day, actor.name(), document, reason);
    }
}
