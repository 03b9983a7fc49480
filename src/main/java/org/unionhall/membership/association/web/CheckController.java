package org.unionhall.membership.association.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
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
import org.unionhall.membership.association.Association;
import org.unionhall.membership.association.AssociationChecks;
import org.unionhall.membership.association.AssociationChecks.Row;
import org.unionhall.membership.association.AssociationChecks.Search;
import org.unionhall.membership.association.Associations;
import org.unionhall.membership.association.CheckAct;
import org.unionhall.membership.association.CheckState;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The yearly check: the list of a year, the report, the decision. */
@Controller
class CheckController {

    private final Associations associations;
    private final AssociationChecks checks;
    private final Words words;
    private final Refusals refusals;

    CheckController(Associations associations, AssociationChecks checks, Words words, Refusals refusals) {
        this.associations = associations;
        this.checks = checks;
        this.words = words;
        this.refusals = refusals;
    }

    @AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.ASSOCIATION_OFFICER})
    @GetMapping("/associations/checks")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = Words.address(request);
        int now = checks.year();
        int year = here.value("year").matches("\\d{4}") ? Math.min(now, Math.max(now - 9, Integer.parseInt(here.value("year")))) : now;
        CheckState state = Arrays.stream(CheckState.values()).filter(one -> one.name().equals(here.value("state"))).findFirst().orElse(null);
        Search search = new Search(year, state, here.value("small").equals("yes"));
        List<Row> rows = checks.rows(actor, search);
        List<Option> states = Arrays.stream(CheckState.values()).map(one -> new Option(one.name(), words.say("membership.association.CheckState." + one.name()))).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("paging", new Paging(here, 1, Math.max(1, rows.size()), rows.size()));
        model.addAttribute("year", year);
        model.addAttribute("years", IntStream.rangeClosed(0, 4).mapToObj(back -> new Option(Integer.toString(now - back), Integer.toString(now - back))).toList());
        model.addAttribute("states", states);
        model.addAttribute("least", associations.least());
        model.addAttribute("due", checks.due());
        model.addAttribute("chips", words.new Chips().add("year", "membership.association.year", here.value("year"))
                .add("state", "membership.association.check", state, states)
                .add("small", "membership.association.size", search.small() ? words.say("membership.association.small") : null).list());
        return "membership/association/checks";
    }

    @AllowedFor(Role.ASSOCIATION_OFFICER)
    @PostMapping("/associations/{id}/check")
    String handIn(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String report, Locale locale, RedirectAttributes to) {
        Association association = find(actor, id);
        return said(to, locale, association, () -> {
            checks.handIn(actor, association.id(), report);
            return "membership.association.check.done.HAND_IN";
        }, report);
    }

    @AllowedFor(Role.ASSOCIATION_OFFICER)
    @PostMapping("/associations/{id}/check/back")
    String takeBack(Actor actor, @PathVariable UUID id, Locale locale, RedirectAttributes to) {
        Association association = find(actor, id);
        return said(to, locale, association, () -> {
            checks.takeBack(actor, association.id());
            return "membership.association.check.done.TAKE_BACK";
        }, null);
    }

    /** @param act {@code PASS} or {@code NOT_PASS} */
    @AllowedFor(Role.ORGANISATION_OFFICER)
    @PostMapping("/associations/{id}/check/decision")
    String decide(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String act, @RequestParam(defaultValue = "") String version,
                  @RequestParam(defaultValue = "") String reason, Locale locale, RedirectAttributes to) {
        Association association = find(actor, id);
        CheckAct wanted = act.equals("PASS") ? CheckAct.PASS : CheckAct.NOT_PASS;
        return said(to, locale, association, () -> {
            checks.decide(actor, association.id(), wanted, version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1, reason);
            return "membership.association.check.done." + wanted.name();
        }, null);
    }

    private Association find(Actor actor, UUID id) {
        return associations.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private interface Doing {
        String done();
    }

    private String said(RedirectAttributes to, Locale locale, Association association, Doing doing, String typed) {
        try {
            to.addFlashAttribute("flash", Flash.ok(words.say(doing.done())));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
            to.addFlashAttribute("typed", typed);
        }
        return "redirect:/associations/" + association.id() + "#check";
    }
}
