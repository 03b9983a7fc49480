package org.unionhall.membership.unit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.unit.DepartmentMapping;
import org.unionhall.membership.unit.DepartmentMapping.Department;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** One department and the union units its people belong to. */
@Controller
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR})
class MappingController {

    private final DepartmentMapping mapping;
    private final UnitTree tree;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    MappingController(DepartmentMapping mapping, UnitTree tree, Words words, Refusals refusals, Clock clock) {
        this.mapping = mapping;
        this.tree = tree;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    record MappingForm(String unit, String from) {
    }

    @GetMapping("/departments/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Department department = find(actor, id);
        model.addAttribute("form", new MappingForm(null, LocalDate.now(clock).toString()));
        return page(actor, department, model);
    }

    @AllowedFor(Role.ORGANISATION_OFFICER)
    @PostMapping("/departments/{id}/units")
    String map(Actor actor, @PathVariable UUID id, @ModelAttribute("form") MappingForm form, BindingResult faults, Model model, Locale locale,
               HttpServletResponse response, RedirectAttributes to) {
        Department department = find(actor, id);
        try {
            mapping.map(actor, id, Typed.id(form.unit()), form.from());
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(actor, department, model);
        }
        to.addFlashAttribute("flash", Flash.ok(words.say("membership.mapping.done")));
        return "redirect:/departments/" + id;
    }

    @AllowedFor(Role.ORGANISATION_OFFICER)
    @PostMapping("/departments/{id}/units/{mapping}/end")
    String unmap(Actor actor, @PathVariable UUID id, @PathVariable(name = "mapping") UUID held, @RequestParam(name = "to", defaultValue = "") String day,
                 Locale locale, RedirectAttributes to) {
        find(actor, id);
        try {
            mapping.unmap(actor, id, held, day);
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.mapping.done")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/departments/" + id;
    }

    private Department find(Actor actor, UUID id) {
        return mapping.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, Department department, Model model) {
        model.addAttribute("department", department);
        model.addAttribute("mapped", mapping.of(actor, department.id()));
        model.addAttribute("shares", mapping.shares(department.id()));
        model.addAttribute("officer", actor.has(Role.ORGANISATION_OFFICER));
        model.addAttribute("units", Words.units(tree.choices(new Sight(actor.scope(Role.ORGANISATION_OFFICER), false, false, false)).stream()
                .filter(choice -> choice.kind().holdsMembers()).toList()));
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/unit/department";
    }
}
