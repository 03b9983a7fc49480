package org.unionhall.membership.office.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.office.Office;
import org.unionhall.membership.office.Training;
import org.unionhall.membership.office.Trainings;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** One cadre: the posts, held and past, and what was learnt for them. */
@Controller
@OfficeReaders
class TrainingController {

    private final Trainings trainings;
    private final OfficeWords words;
    private final Refusals refusals;
    private final Clock clock;

    TrainingController(Trainings trainings, OfficeWords words, Refusals refusals, Clock clock) {
        this.trainings = trainings;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What is typed for a training. */
    record TrainingForm(String what, String organiser, String on, String hours) {
    }

    @GetMapping("/cadres/{person}")
    String show(Actor actor, @PathVariable UUID person, Model model) {
        return page(actor, person, new TrainingForm(null, null, LocalDate.now(clock).toString(), null), model);
    }

    @OfficeKeepers
    @PostMapping("/cadres/{person}")
    String record(Actor actor, @PathVariable UUID person, @ModelAttribute("form") TrainingForm form, BindingResult faults, Model model, Locale locale,
                  HttpServletResponse response, RedirectAttributes to) {
        keeper(actor, person);
        try {
            trainings.record(actor, person, Typed.text("what", form.what(), 200), Typed.text("organiser", form.organiser(), 100), Typed.day("on", form.on()),
                    Typed.decimal(form.hours()));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.training.done")));
            return "redirect:/cadres/" + person;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(actor, person, form, model);
        }
    }

    /** What is typed for one training of many people. @param people a staff number a line */
    record ManyForm(String what, String organiser, String on, String hours, String people) {

        List<String> staffNos() {
            return (people == null ? "" : people).lines().map(line -> line.strip().split("[\\s,，]+")[0]).filter(no -> !no.isEmpty()).toList();
        }
    }

    @AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR})
    @GetMapping("/trainings/new")
    String many(Model model) {
        model.addAttribute("form", new ManyForm(null, null, LocalDate.now(clock).toString(), null, null));
        return "membership/office/training";
    }

    @AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR})
    @PostMapping("/trainings/new")
    String many(Actor actor, @ModelAttribute("form") ManyForm form, BindingResult faults, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        try {
            int recorded = trainings.record(actor, form.staffNos(), Typed.text("what", form.what(), 200), Typed.text("organiser", form.organiser(), 100),
                    Typed.day("on", form.on()), Typed.decimal(form.hours()));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.training.many.done", recorded, form.staffNos().size() - recorded)));
            return "redirect:/cadres?by=person";
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return "membership/office/training";
        }
    }

    @OfficeKeepers
    @PostMapping("/cadres/{person}/trainings/{id}/withdraw")
    String withdraw(Actor actor, @PathVariable UUID person, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Locale locale,
                    RedirectAttributes to) {
        keeper(actor, person);
        try {
            trainings.withdraw(actor, person, id, reason);
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.training.withdrawn")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/cadres/" + person;
    }

    private void keeper(Actor actor, UUID person) {
        if (!trainings.keeps(actor, person)) {
            throw new NoSuchThing();
        }
    }

    private String page(Actor actor, UUID person, TrainingForm form, Model model) {
        List<Office> seen = trainings.offices(actor, person);
        if (seen.isEmpty()) {
            throw new NoSuchThing();
        }
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        List<Training> learnt = trainings.of(person, seen);
        model.addAttribute("person", person);
        model.addAttribute("name", seen.get(0).name());
        model.addAttribute("staffNo", seen.get(0).staffNo());
        model.addAttribute("offices", seen);
        model.addAttribute("trainings", learnt);
        model.addAttribute("years", trainings.years(learnt));
        boolean keeps = trainings.keeps(actor, person);
        model.addAttribute("keeps", keeps && !actor.is(new PersonId(person)));
        model.addAttribute("own", keeps && actor.is(new PersonId(person)));
        return "membership/office/cadre";
    }
}
