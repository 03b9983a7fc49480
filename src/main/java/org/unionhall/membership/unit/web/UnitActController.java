package org.unionhall.membership.unit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
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
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.unit.UnitAct;
import org.unionhall.membership.unit.UnitActs;
import org.unionhall.membership.unit.UnitFacts;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Setting a unit up, its beginning, and its changes. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class UnitActController {

    private final UnitActs acts;
    private final UnitTree tree;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    UnitActController(UnitActs acts, UnitTree tree, Words words, Refusals refusals, Clock clock) {
        this.acts = acts;
        this.tree = tree;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The file comes beside the form: of it nothing is bound. */
    @InitBinder("form")
    void filesAreNotTyped(WebDataBinder binder) {
        binder.setDisallowedFields("file");
    }

    @GetMapping("/units/new")
    String fresh(Actor actor, @RequestParam(defaultValue = "") String parent, @RequestParam(defaultValue = "") String kind, Model model) {
        model.addAttribute("form", ActForm.below(parent, kind));
        return page(actor, UnitAct.SET_UP, null, model);
    }

    @PostMapping("/units/new")
    String setUp(Actor actor, @ModelAttribute("form") ActForm form, BindingResult faults, @RequestParam(name = "file", required = false) MultipartFile file,
                 Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        try {
            UUID id = acts.setUp(actor, form.place(), Boolean.TRUE.equals(form.atWork()), form.word(file));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.unitact.done.SET_UP", form.name())));
            return "redirect:/units/" + id;
        } catch (Refusal no) {
            return again(no, faults, locale, response, page(actor, UnitAct.SET_UP, null, model));
        }
    }

    @GetMapping("/units/{id}/begin")
    String begin(Actor actor, @PathVariable UUID id, Model model) {
        return form(actor, UnitAct.BEGIN, id, model);
    }

    @PostMapping("/units/{id}/begin")
    String begin(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ActForm form, BindingResult faults,
                 @RequestParam(name = "file", required = false) MultipartFile file, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        UnitFacts unit = find(actor, id);
        try {
            acts.begin(actor, unit.id(), form.seen(), form.word(file));
            return done(unit, UnitAct.BEGIN, to);
        } catch (Refusal no) {
            return again(no, faults, locale, response, page(actor, UnitAct.BEGIN, unit, model));
        }
    }

    @GetMapping("/units/{id}/change")
    String change(Actor actor, @PathVariable UUID id, Model model) {
        return form(actor, UnitAct.CHANGE, id, model);
    }

    @PostMapping("/units/{id}/change")
    String change(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ActForm form, BindingResult faults,
                  @RequestParam(name = "file", required = false) MultipartFile file, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        UnitFacts unit = find(actor, id);
        try {
            acts.change(actor, unit.id(), form.seen(), form.place(), form.word(file));
            return done(unit, UnitAct.CHANGE, to);
        } catch (Refusal no) {
            return again(no, faults, locale, response, page(actor, UnitAct.CHANGE, unit, model));
        }
    }

    @AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR})
    @GetMapping("/units/{id}/profile")
    String describe(Actor actor, @PathVariable UUID id, Model model) {
        UnitFacts unit = find(actor, id);
        model.addAttribute("form", ProfileForm.of(unit));
        return profile(actor, unit, model);
    }

    @AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR})
    @PostMapping("/units/{id}/profile")
    String describe(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ProfileForm form, BindingResult faults, Model model, Locale locale,
                    HttpServletResponse response, RedirectAttributes to) {
        UnitFacts unit = find(actor, id);
        try {
            acts.describe(actor, unit.id(), Typed.version(form.version()), form.profile(), form.establishedOn());
            return done(unit, UnitAct.DESCRIBE, to);
        } catch (Refusal no) {
            return again(no, faults, locale, response, profile(actor, unit, model));
        }
    }

    private String profile(Actor actor, UnitFacts unit, Model model) {
        mustBeOffered(actor, UnitAct.DESCRIBE, unit);
        model.addAttribute("unit", unit);
        model.addAttribute("whole", acts.writesAll(actor, unit));
        model.addAttribute("legal", unit.kind() == UnitKind.SCHOOL_UNION || unit.kind() == UnitKind.UPPER_UNION);
        return "membership/unit/profile";
    }

    private UnitFacts find(Actor actor, UUID id) {
        return acts.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private void mustBeOffered(Actor actor, UnitAct act, UnitFacts unit) {
        if (!acts.acts(actor, unit).contains(act)) {
            throw new Refusal(unit.state().ended() ? "membership.unitact.ended" : "membership.unitact.not-offered");
        }
    }

    private String form(Actor actor, UnitAct act, UUID id, Model model) {
        UnitFacts unit = find(actor, id);
        mustBeOffered(actor, act, unit);
        model.addAttribute("form", ActForm.of(unit));
        return page(actor, act, unit, model);
    }

    private String page(Actor actor, UnitAct act, UnitFacts unit, Model model) {
        model.addAttribute("act", act);
        model.addAttribute("unit", unit);
        model.addAttribute("kinds", words.options(UnitKind.class));
        model.addAttribute("parents", Words.units(tree.choices(new Sight(actor.scope(Role.ORGANISATION_OFFICER), false, false, false)).stream()
                .filter(choice -> choice.kind() != UnitKind.GROUP && choice.kind() != UnitKind.DIRECT_GROUP && choice.kind() != UnitKind.ASSOCIATION
                        && !choice.kind().body()).toList()));
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/unit/act";
    }

    private String again(Refusal no, BindingResult faults, Locale locale, HttpServletResponse response, String page) {
        refusals.show(no, faults, locale);
        response.setStatus(422);
        return page;
    }

    private String done(UnitFacts unit, UnitAct act, RedirectAttributes to) {
        to.addFlashAttribute("flash", Flash.ok(words.say("membership.unitact.done." + act.name(), unit.name())));
        return "redirect:/units/" + unit.id();
    }
}
