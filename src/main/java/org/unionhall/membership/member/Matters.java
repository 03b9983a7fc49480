package org.unionhall.membership.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.People;
import org.unionhall.personnel.PersonFacts;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/** Matters of members: asked, carried from station to station by {@link MatterAct the one table}, settled. */
@Service
public class Matters {

    /** A matter takes effect at most so many months before it was asked: paper forms arrive late, not by years. */
    private static final int BACK_MONTHS = 12;

    private final MatterRepository matters;
    private final MatterDeciders deciders;
    private final MatterLetters letters;
    private final Memberships memberships;
    private final AskingChecks checks;
    private final Eligibility eligibility;
    private final People people;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;

    Matters(MatterRepository matters, MatterDeciders deciders, MatterLetters letters, Memberships memberships, AskingChecks checks, Eligibility eligibility,
            People people, Rulebook rulebook, WorkingDays days, Audit audit, Clock clock) {
        this.matters = matters;
        this.deciders = deciders;
        this.letters = letters;
        this.memberships = memberships;
        this.checks = checks;
        this.eligibility = eligibility;
        this.people = people;
        this.rulebook = rulebook;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a matter. One's own needs no role; somebody else's needs a cadre whose units it concerns, and is marked so.
     *
     * @throws Refusal {@code membership.matter.open} while another matter of the person is open, {@code membership.matter.not-yours},
     *                 {@code membership.act.not.<ACT>} when the membership does not stand so; on {@code unit}, {@code words},
     *                 {@code elsewhere}, {@code way}, {@code unpaidSince}, {@code talkedOn} what is missing or wrong
     */
    @Transactional
    public UUID ask(Actor actor, Asking asked) {
        LocalDate today = LocalDate.now(clock);
        PersonFacts person = people.find(asked.person()).orElseThrow(() -> new Refusal("membership.matter.not-yours"));
        boolean own = actor.is(person.id());
        Memberships.Present present = memberships.present(person.id()).orElse(null);
        UUID from = asked.kind() == MatterKind.JOIN || present == null ? null : present.unit();
        UUID to = asked.kind().leadsIn() ? asked.unit() : null;
        if (own ? !asked.kind().ofOneself() : !mayAskFor(actor, asked.kind(), person.id(), from, to, today)) {
            throw new Refusal("membership.matter.not-yours");
        }
        if (!asked.kind().effect().possible(present == null ? null : present.state())) {
            throw new Refusal("membership.act.not." + asked.kind().effect().name());
        }
        Asking asking = checks.checked(asked, person, from, own, today);
        UUID id = Ids.next();
        try {
            matters.insert(id, asking, from, to, actor, !own, clock.instant(), due(asking.kind(), today));
        } catch (DuplicateKeyException another) {
            throw new Refusal("membership.matter.open");
        }
        matters.step(id, null, null, MatterStage.FIRST, clock.instant(), actor.name(), null);
        audit.record(AuditEntry.of(actor, "membership.matter.ask").on("matter", id, label(person)).change("kind", null, asking.kind()).because(asking.words()));
        Matter matter = matters.find(id).orElseThrow();
        pass(actor, matter, own, today);
        letters.waits(matters.find(id).orElseThrow());
        return id;
    }

    /** Who belongs to no unit is reached through the department: nobody learns of strangers by asking for them. */
    private boolean mayAskFor(Actor actor, MatterKind kind, PersonId person, UUID from, UUID to, LocalDate today) {
        return kind == MatterKind.JOIN ? deciders.mayAskFor(actor, to) && deciders.mayAskForNewcomer(actor, person, today)
                : deciders.mayAskFor(actor, from) || kind == MatterKind.MOVE && deciders.mayAskFor(actor, to) && deciders.seesAsMember(actor, person);
    }

    /** The first station has said yes already when it asked itself, and is passed over where no chair could be asked. */
    private void pass(Actor actor, Matter matter, boolean own, LocalDate today) {
        MatterAct yes = MatterAct.yes(matter.kind(), matter.stage());
        if (yes == null || yes.by() != MatterAct.By.UNIT) {
            return;
        }
        if (!matters.led(matter.unit(), today)) {
            matters.move(matter.id(), yes.to(), null, clock.instant());
            matters.step(matter.id(), yes, matter.stage(), yes.to(), clock.instant(), "", null);
        } else if (!own && matter.kind() != MatterKind.JOIN && deciders.may(actor, matter, yes)) {
            matters.move(matter.id(), yes.to(), null, clock.instant());
            matters.step(matter.id(), yes, matter.stage(), yes.to(), clock.instant(), actor.name(), null);
        }
    }

    /** Null where no answer is promised, or the calendar of that year is not there: a deadline is never guessed. */
    private LocalDate due(MatterKind kind, LocalDate today) {
        if (kind != MatterKind.JOIN) {
            return null;
        }
        try {
            return days.plusWorkingDays(today, rulebook.get(MemberRules.ANSWER_DAYS, today));
        } catch (Refusal noCalendar) {
            return null;
        }
    }

    /**
     * What is said with an act.
     *
     * @param note     the reason; required where {@link MatterAct#needsReason()}
     * @param on       the day it takes effect, for the last yes; null for today
     * @param duesFrom the first month that dues are owed for, for {@link MatterAct#ADMIT}; null for what the rulebook says
     */
    public record Saying(String note, LocalDate on, LocalDate duesFrom) {

        public static final Saying NOTHING = new Saying(null, null, null);
    }

    /**
     * Brings a matter on.
     *
     * @param version as the actor saw it
     * @throws Refusal {@code membership.matter.moved} when somebody was faster or it does not stand so, {@code membership.matter.own},
     *                 {@code membership.matter.turn}, and whatever the change of the membership refuses
     */
    @Transactional
    public void act(Actor actor, UUID id, MatterAct act, int version, Saying saying) {
        // the person's row before the matter's, as every change of a membership does: no two wait for each other
        matters.find(id).ifPresent(one -> matters.lockPerson(one.person()));
        Matter matter = matters.lock(id).filter(one -> deciders.sees(actor, one)).orElseThrow(() -> new Refusal("membership.matter.moved"));
        if (matter.version() != version || !act.possible(matter.kind(), matter.stage())) {
            throw new Refusal("membership.matter.moved");
        }
        if (!deciders.may(actor, matter, act)) {
            throw new Refusal(actor.is(matter.person()) || actor.account().equals(matter.askedBy()) ? "membership.matter.own" : "membership.matter.turn");
        }
        String note = act.needsReason() || saying.note() != null && !saying.note().isBlank() ? AskingChecks.reason("note", saying.note()) : null;
        LocalDate today = LocalDate.now(clock);
        LocalDate on = act.to() != MatterStage.DONE ? null : saying.on() == null ? today : saying.on();
        LocalDate asked = LocalDate.ofInstant(matter.askedAt(), clock.getZone());
        if (on != null && on.isBefore(asked.minusMonths(BACK_MONTHS))) {
            throw Refusal.on("on", "membership.act.on.before", asked.minusMonths(BACK_MONTHS));
        }
        if (on != null && saying.duesFrom() != null && (saying.duesFrom().isBefore(on.withDayOfMonth(1)) || saying.duesFrom().isAfter(on.plusMonths(12)))) {
            throw Refusal.on("duesFrom", "membership.matter.duesFrom.far");
        }
        if (act == MatterAct.ASK_AGAIN && note != null) {
            matters.words(id, note);
        }
        if (act == MatterAct.GIVE_LETTER) {
            matters.letter(id, today.getYear());
        }
        matters.move(id, act.to(), on, clock.instant());
        matters.step(id, act, matter.stage(), act.to(), clock.instant(), actor.name(), note);
        audit.record(AuditEntry.of(actor, "membership.matter.act").on("matter", id, matter.name() + (matter.staffNo() == null ? "" : " " + matter.staffNo()))
                .change("kind", null, matter.kind()).change("stage", matter.stage(), act.to()).because(note));
        if (act.to() == MatterStage.DONE) {
            settle(actor, matter, on, note, saying.duesFrom());
        } else if (act == MatterAct.ASK_AGAIN) {
            pass(actor, matters.find(id).orElseThrow(), true, today);
        }
        letters.moved(matters.find(id).orElseThrow(), act, note);
    }

    private void settle(Actor actor, Matter matter, LocalDate on, String note, LocalDate duesFrom) {
        LocalDate month = null;
        if (matter.kind() == MatterKind.JOIN) {
            month = duesFrom != null ? duesFrom.withDayOfMonth(1)
                    : on.withDayOfMonth(1).plusMonths(rulebook.get(MemberRules.DUES_NEXT_MONTH, on) ? 1 : 0);
            matters.duesFrom(matter.id(), month);
        }
        if (matter.kind() == MatterKind.MOVE && !memberships.present(matter.person()).map(Memberships.Present::unit).filter(matter.fromUnit()::equals).isPresent()) {
            throw new Refusal("membership.matter.elsewhere-now");
        }
        memberships.change(actor, MemberChange.of(matter.kind().effect(), matter.person(), on).into(matter.toUnit()).because(null, matter.letterNo(), note)
                .owing(month).endOf(matter.id()));
    }

    /** The day dues would begin if somebody were admitted on a day. */
    public LocalDate usualDuesFrom(LocalDate on) {
        return on.withDayOfMonth(1).plusMonths(rulebook.get(MemberRules.DUES_NEXT_MONTH, on) ? 1 : 0);
    }

    /** Why somebody cannot join, as far as their work is concerned; empty when nothing stands in the way. */
    public Optional<Refusal> hindrance(PersonFacts person) {
        return eligibility.against(person, LocalDate.now(clock));
    }

    /** A matter of one's own, asked by oneself, or of one's units. */
    public Optional<Matter> find(Actor actor, UUID id) {
        return matters.find(id).filter(matter -> deciders.sees(actor, matter));
    }

    public List<Matter.Step> steps(Matter matter) {
        return matters.steps(matter.id());
    }

    /** The acts of this actor where the matter stands, in the order of the table. */
    public List<MatterAct> possible(Actor actor, Matter matter) {
        return Arrays.stream(MatterAct.values()).filter(act -> act.possible(matter.kind(), matter.stage()) && deciders.may(actor, matter, act)).toList();
    }

    /** One's own matters, the newest first. */
    public List<Matter> mine(Actor actor) {
        return actor.person() == null ? List.of() : matters.of(actor.person());
    }

    /** All matters of a person that the actor may see, the newest first. */
    public List<Matter> of(Actor actor, PersonId person) {
        return matters.of(person).stream().filter(matter -> deciders.sees(actor, matter)).toList();
    }

    public Optional<Matter> openOf(PersonId person) {
        return matters.open(person);
    }

    /** The kinds that the actor may begin for this person now. */
    public List<MatterKind> askable(Actor actor, PersonId person) {
        Memberships.Present present = memberships.present(person).orElse(null);
        if (matters.open(person).isPresent()) {
            return List.of();
        }
        List<MatterKind> kinds = new ArrayList<>();
        for (MatterKind kind : MatterKind.values()) {
            boolean may = actor.is(person) ? kind.ofOneself() : kind == MatterKind.JOIN ? deciders.mayAskForNewcomer(actor, person, LocalDate.now(clock))
                    : present != null && deciders.mayAskFor(actor, present.unit());
            if (may && kind.effect().possible(present == null ? null : present.state())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static String label(PersonFacts person) {
        return person.name() + (person.staffNo() == null ? "" : " " + person.staffNo());
    }
}
