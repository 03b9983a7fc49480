package org.unionhall.membership.unit;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MembershipEvent.UnitEnded;
import org.unionhall.membership.Units;
import org.unionhall.membership.unit.UnitPlan.Fate;
import org.unionhall.membership.unit.UnitPlan.Part;

/** Carries plans out: exactly what the officer saw, all of it or nothing, and nobody is left without a destination. */
@Service
public class PlanCompletion {

    private final UnitPlans plans;
    private final PlanRepository repository;
    private final PlanLines lines;
    private final CarryOver carryOver;
    private final UnitRepository unitRepository;
    private final UnitRights rights;
    private final PlanRules planRules;
    private final Units units;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PlanCompletion(UnitPlans plans, PlanRepository repository, PlanLines lines, CarryOver carryOver, UnitRepository unitRepository, UnitRights rights,
                   PlanRules planRules, Units units, Audit audit, ApplicationEventPublisher events) {
        this.plans = plans;
        this.repository = repository;
        this.lines = lines;
        this.carryOver = carryOver;
        this.unitRepository = unitRepository;
        this.rights = rights;
        this.planRules = planRules;
        this.units = units;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Carries the plan out: units end, others begin, everybody and everything is where the lines say.
     *
     * @param version of the plan as it was seen
     * @throws Refusal {@code membership.unitact.moved} when its lines changed since, {@code membership.unitact.plan.moved}
     *                 when members or offices did, {@code membership.unitact.plan.missing} with who has no destination
     */
    @Transactional
    public void carryOut(Actor actor, UUID id, int version) {
        units.oneAtATime();
        UnitPlan plan = plans.draft(actor, id);
        if (plan.version() != version) {
            throw new Refusal("membership.unitact.moved");
        }
        carryOver.lockMembers(plan);
        plan.ending().stream().map(Part::unit).sorted().forEach(end -> rights.mustBeAllowed(actor, plan.act(),
                unitRepository.lock(end).orElseThrow(() -> new Refusal("membership.unitact.unknown"))));
        planRules.mustFit(actor, plan);
        planRules.mustBeWhole(actor, plan);
        for (Part part : plan.destinations()) {
            if (part.fate() == Fate.BEGINS) {
                begin(actor, plan, part);
            }
        }
        carryOver.members(plan, actor);
        carryOver.offices(plan, actor);
        carryOver.departments(plan);
        carryOver.below(plan, actor);
        carryOver.end(plan);
        plan.ending().forEach(end -> unitRepository.journal(end.unit(), plan.act(), plan.approval().on(), plan.approval(), List.of(), id, actor));
        repository.state(id, PlanState.CARRIED_OUT);
        audit.record(UnitPlans.about(plan, AuditEntry.of(actor, plan.act() == UnitAct.MERGE ? "membership.unit.merge" : plan.act() == UnitAct.SPLIT_UP ? "membership.unit.split" : "membership.unit.dissolve"))
                .rows(lines.counts(plan).members()));
        UUID successor = plan.successor() == null ? null : plan.successor().unit();
        plan.ending().forEach(end -> events.publishEvent(new UnitEnded(end.unit(), successor, plan.approval().on())));
    }

    private void begin(Actor actor, UnitPlan plan, Part part) {
        unitRepository.insert(part.unit(), part.code(), part.name(), part.shortName(), part.kind(), part.parent(), part.party(), plan.approval().on(), false,
                plan.approval());
        unitRepository.journal(part.unit(), UnitAct.SET_UP, plan.approval().on(), plan.approval(), List.of(), plan.id(), actor);
        unitRepository.journal(part.unit(), UnitAct.BEGIN, plan.approval().on(), plan.approval(), List.of(), plan.id(), actor);
    }
}
