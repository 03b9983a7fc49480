package org.unionhall.membership.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.Units;
import org.unionhall.membership.unit.UnitFacts.Profile;
import org.unionhall.membership.unit.UnitRepository.Change;

/** Units are set up, begin their work, change and are described. How they end is planned first: {@link UnitPlans}. */
@Service
public class UnitActs {

    /** Owner of the files that stand behind a line of the journal. */
    public static final String PAPER = "membership.unit-act";

    private final UnitRepository repository;
    private final UnitRights rights;
    private final UnitRules rules;
    private final Units units;
    private final Papers papers;
    private final Audit audit;
    private final Clock clock;

    UnitActs(UnitRepository repository, UnitRights rights, UnitRules rules, Units units, Papers papers, Audit audit, Clock clock) {
        this.repository = repository;
        this.rights = rights;
        this.rules = rules;
        this.units = units;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is typed of an approval. @param file null without one */
    public record Word(String documentNo, String documentOn, String on, String reason, Upload file) {
    }

    /** Name and place of a unit. @param parent null at the top */
    public record Place(String code, String name, String shortName, UnitKind kind, UUID parent, String party) {
    }

    /** A unit within the sight of the actor, at work or ended. */
    public Optional<UnitFacts> find(Actor actor, UUID id) {
        return units.reaches(Sight.ofUnits(actor).scope(), id) ? repository.find(id) : Optional.empty();
    }

    /** What the actor may do with the unit as it stands. */
    public List<UnitAct> acts(Actor actor, UnitFacts unit) {
        return rights.acts(actor, unit);
    }

    /** Whether the actor writes all of a profile, not only contact and text. */
    public boolean writesAll(Actor actor, UnitFacts unit) {
        return rights.officer(actor, unit);
    }

    /**
     * Sets a unit up below another.
     *
     * @param atWork it begins its work at once, with the same document
     * @return its id
     * @throws Refusal on the field that is missing or against a rule: {@link UnitRules}
     */
    @Transactional
    public UUID setUp(Actor actor, Place typed, boolean atWork, Word word) {
        units.oneAtATime();
        Approval approval = approval(word);
        UUID id = Ids.next();
        Place place = rules.place(typed, true);
        UnitFacts above = place.parent() == null ? null : repository.lock(place.parent()).orElse(null);
        UnitFacts fresh = new UnitFacts(id, place.code(), place.name(), place.shortName(), place.kind(), place.parent(),
                above == null ? null : above.name(), above == null ? null : above.kind(), place.party(), approval.on(), null, null, null, 0);
        rights.mustBeAllowed(actor, UnitAct.SET_UP, fresh);
        rules.stands(fresh, above, approval.on());
        repository.insert(id, place.code(), place.name(), place.shortName(), place.kind(), place.parent(), place.party(), approval.on(), !atWork, approval);
        UUID line = repository.journal(id, UnitAct.SET_UP, approval.on(), approval, List.of(), null, actor);
        if (atWork) {
            repository.journal(id, UnitAct.BEGIN, approval.on(), approval, List.of(), null, actor);
        }
        papers.keep(actor, PAPER, line, word.file());
        audit.record(AuditEntry.of(actor, "membership.unit.set-up").on("unit", id, label(fresh)).because(approval.reason()));
        return id;
    }

    /** @throws Refusal {@code membership.unitact.moved} when somebody acted on the unit since this version */
    @Transactional
    public void begin(Actor actor, UUID id, int version, Word word) {
        UnitFacts unit = held(actor, UnitAct.BEGIN, id, version);
        Approval approval = approval(word);
        rules.notBefore(approval.on(), repository.last(id));
        repository.begin(id);
        record(actor, UnitAct.BEGIN, unit, approval, List.of(), word);
    }

    /**
     * Gives a unit another name, kind, place or Party organisation; the code stays.
     *
     * @throws Refusal {@code membership.unitact.nothing}, {@code membership.unitact.moved}; on the field: {@link UnitRules}
     */
    @Transactional
    public void change(Actor actor, UUID id, int version, Place typed, Word word) {
        UnitFacts unit = held(actor, UnitAct.CHANGE, id, version);
        Place place = rules.place(typed, false);
        Approval approval = approval(word);
        rules.notBefore(approval.on(), repository.last(id));
        boolean moves = !Objects.equals(unit.parent(), place.parent()) || unit.kind() != place.kind();
        UnitFacts above = place.parent() == null ? null : repository.find(place.parent()).orElse(null);
        UnitFacts after = new UnitFacts(id, unit.code(), place.name(), place.shortName(), place.kind(), place.parent(),
                above == null ? null : above.name(), above == null ? null : above.kind(), place.party(), unit.from(), null, unit.state(), null, version);
        List<Change> changes = changes(unit, after);
        if (changes.isEmpty()) {
            throw new Refusal("membership.unitact.nothing");
        }
        if (moves) {
            if (!rights.may(actor, UnitAct.SET_UP, unit) || !rights.may(actor, UnitAct.SET_UP, after)) {
                throw Refusal.on("parent", "membership.unitact.not-yours");
            }
            rules.stands(after, above, approval.on());
            rules.takesItsOwn(unit, after);
        }
        repository.keepPast(unit, approval.on());
        repository.change(id, after.name(), after.shortName(), after.kind(), after.parent(), after.party());
        record(actor, UnitAct.CHANGE, unit, approval, changes, word);
    }

    private static List<Change> changes(UnitFacts before, UnitFacts after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "name", before.name(), after.name());
        add(changes, "shortName", before.shortName(), after.shortName());
        add(changes, "kind", before.kind().name(), after.kind().name());
        if (!Objects.equals(before.parent(), after.parent())) {
            changes.add(new Change("parent", before.parentName(), after.parentName()));
        }
        add(changes, "party", before.party(), after.party());
        return changes;
    }

    private static void add(List<Change> changes, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }

    /**
     * Writes down what is known of a unit. Who only chairs it changes contact and text; the rest stays as it was.
     *
     * @throws Refusal on the field that cannot be so; {@code membership.unitact.nothing}, {@code membership.unitact.moved}
     */
    @Transactional
    public void describe(Actor actor, UUID id, int version, Profile typed, String establishedOn) {
        UnitFacts unit = held(actor, UnitAct.DESCRIBE, id, version);
        Profile was = unit.profile();
        Profile is = rules.profile(unit, typed, establishedOn, writesAll(actor, unit));
        List<Change> changes = new ArrayList<>();
        add(changes, "englishName", was.englishName(), is.englishName());
        add(changes, "campus", was.campus(), is.campus());
        add(changes, "establishedNo", was.establishedNo(), is.establishedNo());
        add(changes, "establishedOn", was.establishedOn(), is.establishedOn());
        add(changes, "creditCode", was.creditCode(), is.creditCode());
        add(changes, "certificateNo", was.certificateNo(), is.certificateNo());
        add(changes, "contactName", was.contactName(), is.contactName());
        add(changes, "contactPhone", was.contactPhone(), is.contactPhone());
        add(changes, "contactPlace", was.contactPlace(), is.contactPlace());
        add(changes, "contactEmail", was.contactEmail(), is.contactEmail());
        add(changes, "text", was.text(), is.text());
        if (changes.isEmpty()) {
            throw new Refusal("membership.unitact.nothing");
        }
        repository.describe(id, is);
        repository.journal(id, UnitAct.DESCRIBE, LocalDate.now(clock), null, changes, null, actor);
        AuditEntry line = AuditEntry.of(actor, "membership.unit.describe").on("unit", id, label(unit));
        for (Change change : changes) {
            line = line.change(change.field(), change.before(), change.after());
        }
        audit.record(line);
    }

    private Approval approval(Word word) {
        return Approval.of(word.documentNo(), word.documentOn(), word.on(), word.reason(), LocalDate.now(clock));
    }

    private UnitFacts held(Actor actor, UnitAct act, UUID id, int version) {
        units.oneAtATime();
        UnitFacts unit = repository.lock(id).orElseThrow(() -> new Refusal("membership.unitact.unknown"));
        rights.mustBeAllowed(actor, act, unit);
        if (unit.version() != version) {
            throw new Refusal("membership.unitact.moved");
        }
        return unit;
    }

    private void record(Actor actor, UnitAct act, UnitFacts unit, Approval approval, List<Change> changes, Word word) {
        papers.keep(actor, PAPER, repository.journal(unit.id(), act, approval.on(), approval, changes, null, actor), word.file());
        AuditEntry line = AuditEntry.of(actor, act == UnitAct.BEGIN ? "membership.unit.begin" : "membership.unit.change")
                .on("unit", unit.id(), label(unit)).because(approval.reason());
        for (Change change : changes) {
            line = line.change(change.field(), change.before(), change.after());
        }
        audit.record(line);
    }

    static String label(UnitFacts unit) {
        return unit.name() + " " + unit.code();
    }
}
