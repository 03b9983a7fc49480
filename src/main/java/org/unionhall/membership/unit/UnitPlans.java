package org.unionhall.membership.unit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.membership.Post;
import org.unionhall.membership.Units;
import org.unionhall.membership.unit.UnitActs.Place;
import org.unionhall.membership.unit.UnitActs.Word;
import org.unionhall.membership.unit.UnitPlan.Fate;
import org.unionhall.membership.unit.UnitPlan.Part;

/**
 * Plans of how units end, drawn up and looked through: every member, office, department and unit below has its line.
 * {@link PlanCompletion} carries them out.
 */
@Service
public class UnitPlans {

    /** Owner of the file that stands behind a plan. */
    public static final String PAPER = "membership.unit-plan";

    private final PlanRepository plans;
    private final PlanLines lines;
    private final UnitRepository repository;
    private final UnitRights rights;
    private final UnitRules rules;
    private final PlanRules planRules;
    private final Units units;
    private final Papers papers;
    private final Audit audit;
    private final Clock clock;

    UnitPlans(PlanRepository plans, PlanLines lines, UnitRepository repository, UnitRights rights, UnitRules rules, PlanRules planRules, Units units,
              Papers papers, Audit audit, Clock clock) {
        this.plans = plans;
        this.lines = lines;
        this.repository = repository;
        this.rights = rights;
        this.rules = rules;
        this.planRules = planRules;
        this.units = units;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an officer wants.
     *
     * @param others units that end together with the first
     * @param into   units that go on and take over
     * @param fresh  units that begin and take over
     */
    public record Wish(Set<UUID> others, Set<UUID> into, List<Place> fresh) {
    }

    /**
     * Lays out the end of a unit; nothing happens yet.
     *
     * @return the plan's id
     * @throws Refusal on the field that is missing or against a rule
     */
    @Transactional
    public UUID drawUp(Actor actor, UnitAct act, UUID first, Wish wish, Word word) {
        units.oneAtATime();
        LocalDate today = LocalDate.now(clock);
        Approval approval = Approval.of(word.documentNo(), word.documentOn(), word.on(), word.reason(), today);
        Set<UUID> ends = new LinkedHashSet<>(List.of(first));
        ends.addAll(wish.others());
        List<Part> parts = new ArrayList<>();
        for (UUID end : ends) {
            UnitFacts unit = repository.find(end).orElseThrow(() -> new Refusal("membership.unitact.unknown"));
            rights.mustBeAllowed(actor, act, unit);
            plans.draftOf(end).ifPresent(draft -> {
                throw new Refusal("membership.unitact.plan.drafted", unit.name());
            });
            parts.add(part(unit, Fate.ENDS));
        }
        for (UUID into : wish.into()) {
            UnitFacts unit = repository.find(into).filter(one -> units.reaches(actor.scope(Role.ORGANISATION_OFFICER), one.id()))
                    .orElseThrow(() -> Refusal.on("into", "membership.unitact.plan.into.unknown"));
            if (ends.contains(into)) {
                throw Refusal.on("into", "membership.unitact.plan.into.itself", unit.name());
            }
            parts.add(part(unit, Fate.GOES_ON));
        }
        for (Place typed : wish.fresh()) {
            Place place = rules.place(typed, true);
            if (parts.stream().anyMatch(part -> part.code().equalsIgnoreCase(place.code()))) {
                throw Refusal.on("code", "membership.unitact.code.taken");
            }
            parts.add(new Part(Ids.next(), Fate.BEGINS, place.code(), place.name(), place.shortName(), place.kind(), place.parent(), place.party()));
        }
        UnitPlan plan = new UnitPlan(Ids.next(), act, PlanState.DRAFT, approval, actor.name(), clock.instant(), null, 0, parts);
        planRules.mustFit(actor, plan);
        plans.insert(plan, actor);
        plans.layOut(plan);
        papers.keep(actor, PAPER, plan.id(), word.file());
        audit.record(about(plan, AuditEntry.of(actor, "membership.unit.plan")));
        return plan.id();
    }

    private static Part part(UnitFacts unit, Fate fate) {
        return new Part(unit.id(), fate, unit.code(), unit.name(), unit.shortName(), unit.kind(), unit.parent(), unit.party());
    }

    /** A plan whose ending units the actor reaches as an organisation officer. */
    public Optional<UnitPlan> find(Actor actor, UUID id) {
        return plans.find(id).filter(plan -> reaches(actor, plan));
    }

    private boolean reaches(Actor actor, UnitPlan plan) {
        return plan.ending().stream().allMatch(part -> units.reaches(actor.scope(Role.ORGANISATION_OFFICER), part.unit()));
    }

    /** How many came or went since the lines were laid out; nothing once it is carried out. */
    public long moved(UnitPlan plan) {
        return plan.draft() ? plans.moved(plan) : 0;
    }

    /** Where one thing goes. @param what UNIT, DEPARTMENT or OFFICE; @param to null: nowhere; @param post of an office that goes on */
    public record Sent(String what, UUID subject, UUID to, Post post) {
    }

    @Transactional
    public void send(Actor actor, UUID id, List<Sent> sent) {
        UnitPlan plan = draft(actor, id);
        for (Sent one : sent) {
            UUID to = destination(plan, one.to());
            if (one.what().equals("OFFICE") && to != null && one.post() == null) {
                throw new Refusal("membership.unitact.plan.post.missing");
            }
            plans.send(id, one.what(), one.subject(), to, to == null || one.post() == null ? null : one.post().name());
        }
        planRules.officesMustFit(actor, plan);
        plans.touch(id);
    }

    @Transactional
    public void sendMembers(Actor actor, UUID id, Map<UUID, UUID> sent) {
        UnitPlan plan = draft(actor, id);
        sent.forEach((person, to) -> plans.sendMember(id, person, destination(plan, to)));
        plans.touch(id);
    }

    /** Sends everybody a search shows to one unit. @return how many */
    @Transactional
    public int sendAll(Actor actor, UUID id, PlanLines.Search search, UUID to) {
        UnitPlan plan = draft(actor, id);
        int sent = lines.send(plan, search, destination(plan, to));
        plans.touch(id);
        return sent;
    }

    /** Members go with their departments. @return how many */
    @Transactional
    public int sendByDepartment(Actor actor, UUID id) {
        draft(actor, id);
        int sent = plans.sendByDepartment(id);
        plans.touch(id);
        return sent;
    }

    /** Takes in who came and lets go who left since the lines were laid out. */
    @Transactional
    public void refresh(Actor actor, UUID id) {
        UnitPlan plan = draft(actor, id);
        plans.layOut(plan);
        plans.touch(id);
    }

    @Transactional
    public void discard(Actor actor, UUID id) {
        UnitPlan plan = draft(actor, id);
        plans.state(id, PlanState.DISCARDED);
        audit.record(about(plan, AuditEntry.of(actor, "membership.unit.plan-discard")));
    }

    private static UUID destination(UnitPlan plan, UUID to) {
        if (to != null && plan.destinations().stream().noneMatch(part -> part.unit().equals(to))) {
            throw new Refusal("membership.unitact.plan.into.unknown");
        }
        return to;
    }

    /** A draft within reach, locked. @throws Refusal {@code membership.unitact.unknown}, {@code membership.unitact.plan.done} */
    UnitPlan draft(Actor actor, UUID id) {
        UnitPlan plan = plans.lock(id).filter(one -> reaches(actor, one)).orElseThrow(() -> new Refusal("membership.unitact.unknown"));
        if (!plan.draft()) {
            throw new Refusal("membership.unitact.plan.done");
        }
        return plan;
    }

    /** Plans of units the actor reaches, drafts first. */
    public List<PlanRow> list(Actor actor) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER);
        return plans.list(scope.all() ? "true" : "u.unit_id in (select unit_id from membership_unit_below where ancestor_id = any(:roots))",
                        Map.of("roots", scope.roots().toArray(UUID[]::new)), 200).stream()
                .map(row -> new PlanRow(row.id(), row.act(), row.state(), row.on(), row.documentNo(), row.ending(), row.into(), row.actor(), row.madeAt()))
                .sorted(Comparator.comparing((PlanRow row) -> row.state() != PlanState.DRAFT)).toList();
    }

    /** A plan in a list. @param ending short names of the units that end; @param into of those that take over, null without any */
    public record PlanRow(UUID id, UnitAct act, PlanState state, LocalDate on, String documentNo, String ending, String into, String actor,
                          Instant madeAt) {
    }

    /** A line of the trail that names the plan. */
    static AuditEntry about(UnitPlan plan, AuditEntry line) {
        AuditEntry entry = line.on("unit", plan.ending().get(0).unit(),
                plan.ending().stream().map(part -> part.name() + " " + part.code()).reduce((one, other) -> one + "、" + other).orElse(""));
        String into = plan.destinations().stream().map(Part::name).reduce((one, other) -> one + "、" + other).orElse(null);
        return entry.change("into", null, into).because(plan.approval().reason());
    }
}
