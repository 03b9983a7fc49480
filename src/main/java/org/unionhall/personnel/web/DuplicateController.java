package org.unionhall.personnel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.Duplicates;
import org.unionhall.personnel.Merges;
import org.unionhall.personnel.People;
import org.unionhall.personnel.PersonFacts;
import org.unionhall.personnel.PersonField;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** Records that may be one person: the list, two side by side, and what the officer finds. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class DuplicateController {

    private static final int DISTINCT_SHOWN = 20;

    private final Duplicates duplicates;
    private final Merges merges;
    private final People people;
    private final FieldWords words;
    private final Refusals refusals;

    DuplicateController(Duplicates duplicates, Merges merges, People people, FieldWords words, Refusals refusals) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.people = people;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/people/duplicates")
    String list(Actor actor, HttpServletRequest request, Model model) {
        mustSeeEverybody(actor);
        Address here = FieldWords.address(request);
        Duplicates.Likelihood likelihood = FieldWords.code(Duplicates.Likelihood.class, here.value("likelihood"), null);
        Paging asked = Paging.of(here, Integer.MAX_VALUE);
        Duplicates.Found found = duplicates.find(likelihood, asked.size(), asked.offset());
        Paging paging = Paging.of(here, found.all());
        model.addAttribute("paging", paging);
        model.addAttribute("pairs", paging.page() == asked.page() ? found.pairs() : duplicates.find(likelihood, paging.size(), paging.offset()).pairs());
        model.addAttribute("likelihoods", Arrays.stream(Duplicates.Likelihood.values())
                .map(one -> new Option(one.name(), words.say("personnel.likelihood." + one.name()))).toList());
        model.addAttribute("uncompared", duplicates.uncompared());
        model.addAttribute("distinct", duplicates.distinct(DISTINCT_SHOWN));
        return "personnel/duplicates";
    }

    /** @param stay the record that would stay; the first, unless asked otherwise */
    @GetMapping("/people/duplicates/{one}/{other}")
    String compare(Actor actor, @PathVariable UUID one, @PathVariable UUID other, @RequestParam(defaultValue = "") String stay, Model model) {
        mustSeeEverybody(actor);
        PersonFacts first = person(one);
        PersonFacts second = person(other);
        boolean swapped = stay.equals(second.id().toString());
        return page(swapped ? second : first, swapped ? first : second, Set.of(), "", model);
    }

    @PostMapping("/people/duplicates/{stays}/{goes}/merge")
    String merge(Actor actor, @PathVariable UUID stays, @PathVariable UUID goes, HttpServletRequest request,
                 @RequestParam(defaultValue = "-1") String seen, @RequestParam(defaultValue = "-1") String seenOther,
                 @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        mustSeeEverybody(actor);
        PersonFacts first = person(stays);
        PersonFacts second = person(goes);
        Set<PersonField> taken = EnumSet.noneOf(PersonField.class);
        Arrays.stream(PersonField.values()).filter(field -> "goes".equals(request.getParameter("take-" + field.name()))).forEach(taken::add);
        try {
            UUID merge = merges.merge(actor, new Merges.Wish(first.id(), second.id(), taken, number(seen), number(seenOther), reason));
            to.addFlashAttribute("flash", Flash.ok(words.say("personnel.merge.done")));
            return "redirect:/people/merges/" + merge;
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return page(first, second, taken, reason, model);
        }
    }

    @PostMapping("/people/duplicates/{one}/{other}/distinct")
    String distinct(Actor actor, @PathVariable UUID one, @PathVariable UUID other, @RequestParam(defaultValue = "") String reason, Locale locale,
                    RedirectAttributes to) {
        return say(actor, one, other, locale, to, "personnel.distinct.done", "/people/duplicates",
                (first, second) -> duplicates.areTwo(actor, first, second, reason));
    }

    @PostMapping("/people/duplicates/{one}/{other}/reopen")
    String reopen(Actor actor, @PathVariable UUID one, @PathVariable UUID other, @RequestParam(defaultValue = "") String reason, Locale locale,
                  RedirectAttributes to) {
        return say(actor, one, other, locale, to, "personnel.distinct.reopened", "/people/duplicates/" + one + "/" + other,
                (first, second) -> duplicates.areTwoNoMore(actor, first, second, reason));
    }

    private interface Finding {
        void about(PersonFacts first, PersonFacts second);
    }

    private String say(Actor actor, UUID one, UUID other, Locale locale, RedirectAttributes to, String done, String next, Finding finding) {
        mustSeeEverybody(actor);
        PersonFacts first = person(one);
        PersonFacts second = person(other);
        try {
            finding.about(first, second);
            to.addFlashAttribute("flash", Flash.ok(words.say(done)));
            return "redirect:" + next;
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return "redirect:/people/duplicates/" + first.id() + "/" + second.id();
        }
    }

    /** One field of both. @param same whether both say the same; @param take whether the other's value would be taken */
    record Row(PersonField field, String stays, String goes, boolean same, boolean take) {
    }

    private String page(PersonFacts stays, PersonFacts goes, Set<PersonField> taken, String reason, Model model) {
        model.addAttribute("stays", stays);
        model.addAttribute("goes", goes);
        model.addAttribute("rows", Arrays.stream(PersonField.values()).map(field -> {
            String here = words.of(field, field.of(stays));
            String there = words.of(field, field.of(goes));
            return new Row(field, here, there, java.util.Objects.equals(here, there), taken.contains(field) || here == null && there != null);
        }).toList());
        model.addAttribute("clues", duplicates.clues(stays.id(), goes.id()));
        List<?> remarks = stays.id().equals(goes.id()) ? List.of() : merges.look(stays.id(), goes.id());
        model.addAttribute("remarks", remarks);
        model.addAttribute("reason", reason);
        return "personnel/compare";
    }

    private PersonFacts person(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NoSuchThing::new);
    }

    static void mustSeeEverybody(Actor actor) {
        if (!PersonnelMenu.seesEverybody(actor)) {
            throw new NoSuchThing();
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
