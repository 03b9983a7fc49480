package org.unionhall.membership.unit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.UnitTree.Choice;
import org.unionhall.membership.unit.UnitAct;
import org.unionhall.membership.unit.UnitActs;
import org.unionhall.membership.unit.UnitFacts;
import org.unionhall.membership.unit.UnitPlans;
import org.unionhall.membership.web.Words;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** Drawing up how a unit ends, and the list of such plans. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class PlanController {

    private final UnitPlans plans;
    private final UnitActs acts;
    private final UnitTree tree;
    private final Refusals refusals;
    private final Clock clock;

    PlanController(UnitPlans plans, UnitActs acts, UnitTree tree, Refusals refusals, Clock clock) {
        this.plans = plans;
        this.acts = acts;
        this.tree = tree;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The file comes beside the form: of it nothing is bound. */
    @InitBinder("form")
    void filesAreNotTyped(WebDataBinder binder) {
        binder.setDisallowedFields("file", "fresh");
    }

    @GetMapping("/units/plans")
    String list(Actor actor, Model model) {
        model.addAttribute("plans", plans.list(actor));
        return "membership/unit/plans";
    }

    @GetMapping({"/units/{id}/merge", "/units/{id}/split", "/units/{id}/dissolve"})
    String form(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        UnitFacts unit = acts.find(actor, id).orElseThrow(NoSuchThing::new);
        UnitAct act = act(request);
        if (!acts.acts(actor, unit).contains(act)) {
            throw new Refusal(unit.state().ended() ? "membership.unitact.ended" : "membership.unitact.not-offered");
        }
        model.addAttribute("form", EndForm.empty());
        return page(actor, act, unit, model);
    }

    @PostMapping({"/units/{id}/merge", "/units/{id}/split", "/units/{id}/dissolve"})
    String drawUp(Actor actor, @PathVariable UUID id, HttpServletRequest request, @ModelAttribute("form") EndForm form, BindingResult faults,
                  @RequestParam(name = "file", required = false) MultipartFile file, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        UnitFacts unit = acts.find(actor, id).orElseThrow(NoSuchThing::new);
        try {
            return "redirect:/units/plans/" + plans.drawUp(actor, act(request), unit.id(), form.wish(unit), form.word(file));
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(actor, act(request), unit, model);
        }
    }

    private static UnitAct act(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.endsWith("/merge") ? UnitAct.MERGE : path.endsWith("/split") ? UnitAct.SPLIT_UP : UnitAct.DISSOLVE;
    }

    private String page(Actor actor, UnitAct act, UnitFacts unit, Model model) {
        List<Choice> reach = tree.choices(new Sight(actor.scope(Role.ORGANISATION_OFFICER), false, false, false));
        model.addAttribute("act", act);
        model.addAttribute("unit", unit);
        model.addAttribute("others", tree.children(Sight.ofUnits(actor), unit.parent()).stream()
                .filter(other -> other.kind() == unit.kind() && !other.id().equals(unit.id()))
                .sorted(Comparator.comparing(UnitTree.Node::code)).toList());
        model.addAttribute("takers", Words.units(reach.stream().filter(other -> !other.id().equals(unit.id())
                && (unit.kind().holdsMembers() ? other.kind().holdsMembers() : other.kind() == unit.kind())).toList()));
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/unit/end";
    }
}
