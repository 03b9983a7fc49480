package org.unionhall.membership.unit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.unit.UnitPlan.Fate;
import org.unionhall.membership.unit.UnitPlan.Part;

/** What a plan must be: possible by the units it names, and whole, so that nobody and nothing is left over. */
@Component
class PlanRules {

    private static final List<String> SINGLE = Arrays.stream(Post.values()).filter(Post::single).map(Post::name).toList();
    private static final int NAMED = 5;

    private final UnitRepository repository;
    private final PlanRepository plans;
    private final PlanLines lines;
    private final CarryOver carryOver;
    private final UnitRights rights;
    private final UnitRules rules;

    PlanRules(UnitRepository repository, PlanRepository plans, PlanLines lines, CarryOver carryOver, UnitRights rights, UnitRules rules) {
        this.repository = repository;
        this.plans = plans;
        this.lines = lines;
        this.carryOver = carryOver;
        this.rights = rights;
        this.rules = rules;
    }

    /** The rules of a plan that do not depend on its lines; checked when it is drawn up and again when it is carried out. */
    void mustFit(Actor actor, UnitPlan plan) {
        List<Part> ending = plan.ending();
        List<Part> into = plan.destinations();
        if (plan.act() == UnitAct.MERGE && (into.size() != 1 || into.get(0).fate() == Fate.BEGINS && ending.size() < 2)) {
            throw Refusal.on("into", into.isEmpty() ? "membership.unitact.plan.into.missing" : "membership.unitact.plan.merge.two");
        }
        if (plan.act() == UnitAct.SPLIT_UP && (into.size() < 2 || ending.size() != 1)) {
            throw Refusal.on("fresh", "membership.unitact.plan.split.two");
        }
        if (plan.act() == UnitAct.DISSOLVE && into.stream().anyMatch(part -> part.fate() == Fate.BEGINS)) {
            throw Refusal.on("into", "membership.unitact.plan.dissolve.fresh");
        }
        for (Part end : ending) {
            UnitFacts unit = repository.find(end.unit()).orElseThrow();
            if (plan.act() != UnitAct.DISSOLVE && unit.kind().body()) {
                throw new Refusal("membership.unitact.plan.body", unit.name());
            }
            if (unit.from() != null && !plan.approval().on().isAfter(unit.from())) {
                throw Refusal.on("on", "membership.unitact.day.backwards", unit.from().plusDays(1));
            }
            rules.notBefore(plan.approval().on(), repository.last(end.unit()));
            rules.notBefore(plan.approval().on(), repository.lastWithin(end.unit()));
            into.forEach(part -> takes(plan, unit, part));
        }
        into.forEach(part -> stands(actor, plan, part));
    }

    private void takes(UnitPlan plan, UnitFacts unit, Part into) {
        boolean fits = unit.kind().holdsMembers() ? into.kind().holdsMembers() : into.kind() == unit.kind();
        if (!fits) {
            throw Refusal.on("into", "membership.unitact.plan.into.kind", into.name(), unit.name());
        }
        if (into.fate() == Fate.GOES_ON && repository.below(into.unit(), unit.id())) {
            throw Refusal.on("into", "membership.unitact.plan.into.below", into.name(), unit.name());
        }
    }

    private void stands(Actor actor, UnitPlan plan, Part part) {
        if (part.fate() == Fate.GOES_ON) {
            UnitFacts unit = repository.find(part.unit()).orElseThrow();
            UnitAct.CHANGE.mustBePossible(unit.state());
            rules.notBefore(plan.approval().on(), unit.from());
            return;
        }
        UnitFacts above = part.parent() == null ? null : repository.find(part.parent()).orElse(null);
        UnitFacts fresh = new UnitFacts(part.unit(), part.code(), part.name(), part.shortName(), part.kind(), part.parent(),
                above == null ? null : above.name(), above == null ? null : above.kind(), part.party(), plan.approval().on(), null, null, null, 0);
        rights.mustBeAllowed(actor, UnitAct.SET_UP, fresh);
        rules.stands(fresh, above, plan.approval().on());
        if (above != null && plan.ending().stream().anyMatch(end -> end.unit().equals(above.id()) || repository.below(above.id(), end.unit()))) {
            throw Refusal.on("parent", "membership.unitact.plan.parent.ends", above.name());
        }
        if (repository.codeTaken(part.code())) {
            throw Refusal.on("code", "membership.unitact.code.taken");
        }
    }

    /**
     * Offices go on in posts their new unit may have, and nobody gives themselves another: their own goes on as the same
     * post and not in a union above theirs, or ends.
     *
     * @throws Refusal {@code membership.unitact.plan.post.own}, {@code .post.kind}
     */
    void officesMustFit(Actor actor, UnitPlan plan) {
        for (CarryOver.Onward office : carryOver.onward(plan)) {
            boolean same = office.post() == office.held() && (office.toKind() == office.kind() || !office.toKind().mayStandAtTheTop());
            if (!same && actor.is(new PersonId(office.person()))) {
                throw new Refusal("membership.unitact.plan.post.own");
            }
            if (!office.post().fits(office.toKind())) {
                throw new Refusal("membership.unitact.plan.post.kind", office.name(), plan.part(office.to()).name());
            }
        }
    }

    /** @throws Refusal {@code membership.unitact.plan.moved}, {@code .missing}, {@code .below.kind}, {@code .post.own}, {@code .post.kind}, {@code .post.taken} */
    void mustBeWhole(Actor actor, UnitPlan plan) {
        if (plans.moved(plan) > 0) {
            throw new Refusal("membership.unitact.plan.moved");
        }
        long missing = lines.missing(plan);
        if (missing > 0) {
            throw new Refusal("membership.unitact.plan.missing", missing, String.join("、", lines.missing(plan, NAMED)));
        }
        lines.below(plan).stream().filter(below -> !below.kind().mayStandBelow(plan.part(below.to()).kind())).findFirst().ifPresent(below -> {
            throw new Refusal("membership.unitact.plan.below.kind", below.name(), plan.part(below.to()).name());
        });
        lines.below(plan).stream().filter(below -> plan.approval().on().isBefore(Optional.ofNullable(repository.last(below.subject())).orElse(LocalDate.MIN)))
                .findFirst().ifPresent(below -> {
                    throw new Refusal("membership.unitact.day.backwards", repository.last(below.subject()));
                });
        officesMustFit(actor, plan);
        carryOver.clashes(plan, SINGLE).stream().findFirst().ifPresent(clash -> {
            throw new Refusal("membership.unitact.plan.post.taken", clash.person(), plan.part(clash.unit()).name());
        });
    }
}
