package org.unionhall.membership.unit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.unit.PlanCompletion;
import org.unionhall.membership.unit.PlanLines;
import org.unionhall.membership.unit.PlanLines.Search;
import org.unionhall.membership.unit.UnitPlan;
import org.unionhall.membership.unit.UnitPlan.Part;
import org.unionhall.membership.unit.UnitPlans;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** One plan: who and what goes where, and the confirmation. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class PlanLineController {

    private final UnitPlans plans;
    private final PlanCompletion completion;
    private final PlanLines lines;
    private final Words words;
    private final Refusals refusals;

    PlanLineController(UnitPlans plans, PlanCompletion completion, PlanLines lines, Words words, Refusals refusals) {
        this.plans = plans;
        this.completion = completion;
        this.lines = lines;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/units/plans/{plan}")
    String show(Actor actor, @PathVariable UUID plan, HttpServletRequest request, Model model) {
        return page(find(actor, plan), request, model);
    }

    private String page(UnitPlan plan, HttpServletRequest request, Model model) {
        Address here = Words.address(request).at("/units/plans/" + plan.id());
        Search search = search(here);
        Paging paging = Paging.of(here, lines.count(plan, search));
        List<Option> into = plan.destinations().stream().map(part -> new Option(part.unit().toString(), part.shortName())).toList();
        List<Option> departments = lines.workplaces(plan).stream().map(one -> new Option(one.subject().toString(), one.name() + " (" + one.members() + ")")).toList();
        List<Option> intoOrNone = new ArrayList<>(into);
        intoOrNone.add(new Option(Search.NOWHERE.toString(), words.say("membership.unitact.plan.nowhere")));
        model.addAttribute("plan", plan);
        model.addAttribute("into", into);
        model.addAttribute("intoOrNone", intoOrNone);
        model.addAttribute("names", names(plan));
        model.addAttribute("moved", plans.moved(plan));
        model.addAttribute("counts", lines.counts(plan));
        model.addAttribute("below", lines.below(plan));
        model.addAttribute("departments", lines.departments(plan));
        model.addAttribute("offices", lines.offices(plan));
        model.addAttribute("posts", words.options(Post.class));
        model.addAttribute("workplaces", departments);
        model.addAttribute("members", lines.members(plan, search, paging.offset(), paging.size()));
        model.addAttribute("paging", paging);
        model.addAttribute("chips", words.new Chips().add("q", "web.list.search", search.words())
                .add("department", "personnel.department", search.department(), departments)
                .add("to", "membership.unitact.plan.to", search.to(), intoOrNone).list());
        return "membership/unit/plan";
    }

    private static Map<UUID, String> names(UnitPlan plan) {
        Map<UUID, String> names = new LinkedHashMap<>();
        for (Part part : plan.units()) {
            names.put(part.unit(), part.shortName());
        }
        return names;
    }

    private static Search search(Address address) {
        return new Search(address.value("q").strip(), Typed.id(address.value("department")), Typed.id(address.value("to")));
    }

    private UnitPlan find(Actor actor, UUID plan) {
        return plans.find(actor, plan).orElseThrow(NoSuchThing::new);
    }

    /** Departments, units below and offices: {@code to-<subject>}, of offices also {@code post-<subject>}. */
    @PostMapping("/units/plans/{plan}/lines")
    String lines(Actor actor, @PathVariable UUID plan, HttpServletRequest request, Locale locale, RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        String what = request.getParameter("what");
        List<UnitPlans.Sent> sent = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            UUID subject = name.startsWith("to-") ? Typed.id(name.substring(3)) : null;
            if (subject != null) {
                String post = request.getParameter("post-" + subject);
                sent.add(new UnitPlans.Sent(what == null ? "" : what, subject, Typed.id(values[0]),
                        Arrays.stream(Post.values()).filter(one -> one.name().equals(post)).findFirst().orElse(null)));
            }
        });
        return act(draft, "", locale, to, () -> {
            plans.send(actor, plan, sent);
            return words.say("membership.unitact.plan.saved");
        });
    }

    /** The members of one page: {@code to-<person>}. */
    @PostMapping("/units/plans/{plan}/members")
    String members(Actor actor, @PathVariable UUID plan, @RequestParam(defaultValue = "") String query, HttpServletRequest request, Locale locale,
                   RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        Map<UUID, UUID> sent = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            UUID person = name.startsWith("to-") ? Typed.id(name.substring(3)) : null;
            if (person != null) {
                sent.put(person, Typed.id(values[0]));
            }
        });
        return act(draft, query, locale, to, () -> {
            plans.sendMembers(actor, plan, sent);
            return words.say("membership.unitact.plan.saved");
        });
    }

    /** Everybody whom the filters show. */
    @PostMapping("/units/plans/{plan}/all")
    String all(Actor actor, @PathVariable UUID plan, @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String into,
               Locale locale, RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        return act(draft, query, locale, to, () -> words.say("membership.unitact.plan.sent",
                plans.sendAll(actor, plan, search(Address.of("/?" + query)), Typed.id(into))));
    }

    @PostMapping("/units/plans/{plan}/by-department")
    String byDepartment(Actor actor, @PathVariable UUID plan, Locale locale, RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        return act(draft, "", locale, to, () -> words.say("membership.unitact.plan.sent", plans.sendByDepartment(actor, plan)));
    }

    @PostMapping("/units/plans/{plan}/refresh")
    String refresh(Actor actor, @PathVariable UUID plan, Locale locale, RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        return act(draft, "", locale, to, () -> {
            plans.refresh(actor, plan);
            return words.say("membership.unitact.plan.refreshed");
        });
    }

    @PostMapping("/units/plans/{plan}/discard")
    String discard(Actor actor, @PathVariable UUID plan, Locale locale, RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        return act(draft, "", locale, to, () -> {
            plans.discard(actor, plan);
            return words.say("membership.unitact.plan.discarded");
        });
    }

    @PostMapping("/units/plans/{plan}/carry-out")
    String carryOut(Actor actor, @PathVariable UUID plan, @RequestParam(defaultValue = "") String version, HttpServletRequest request, Model model,
                    Locale locale, HttpServletResponse response, RedirectAttributes to) {
        UnitPlan draft = find(actor, plan);
        try {
            completion.carryOut(actor, plan, Typed.version(version));
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return page(find(actor, plan), request, model);
        }
        to.addFlashAttribute("flash", Flash.ok(words.say("membership.unitact.plan.done." + draft.act().name())));
        return "redirect:/units/" + draft.ending().get(0).unit();
    }

    private interface Doing {
        String done();
    }

    private String act(UnitPlan plan, String query, Locale locale, RedirectAttributes to, Doing doing) {
        try {
            to.addFlashAttribute("flash", Flash.ok(doing.done()));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:" + Address.of("/units/plans/" + plan.id() + "?" + query);
    }
}
