package org.unionhall.intake.web;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.intake.Roster;
import org.unionhall.intake.Rosters;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;

/** What its owner does with a roster. Each form carries the version it was shown with. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class RosterActController {

    private final Rosters rosters;
    private final RosterWords words;

    RosterActController(Rosters rosters, RosterWords words) {
        this.rosters = rosters;
        this.words = words;
    }

    @PostMapping("/intake/{id}/commit")
    String commit(Actor actor, @PathVariable UUID id, @RequestParam int version,
                  @RequestParam(defaultValue = "false") boolean leaveOutFaulty, Locale locale, RedirectAttributes redirect) {
        return act(actor, id, locale, redirect, roster -> rosters.commit(actor, roster.id(), version, leaveOutFaulty));
    }

    @PostMapping("/intake/{id}/withdraw")
    String withdraw(Actor actor, @PathVariable UUID id, @RequestParam int version, Locale locale, RedirectAttributes redirect) {
        return act(actor, id, locale, redirect, roster -> rosters.withdraw(actor, roster.id(), version));
    }

    @PostMapping("/intake/{id}/again")
    String again(Actor actor, @PathVariable UUID id, @RequestParam int version, Locale locale, RedirectAttributes redirect) {
        return act(actor, id, locale, redirect, roster -> rosters.again(actor, roster.id(), version));
    }

    @PostMapping("/intake/{id}/correct")
    String correct(Actor actor, @PathVariable UUID id, @RequestParam int version, Locale locale, RedirectAttributes redirect) {
        return act(actor, id, locale, redirect, roster -> rosters.correct(actor, roster.id(), version));
    }

    @PostMapping("/intake/{id}/columns")
    String columns(Actor actor, @PathVariable UUID id, @RequestParam int version, @RequestParam Map<String, String> parameters,
                   Locale locale, RedirectAttributes redirect) {
        return act(actor, id, locale, redirect, roster -> {
            if (roster.survey() == null) {
                throw new Refusal("intake.late");
            }
            rosters.answer(actor, roster.id(), version, ColumnsForm.of(parameters).answer(roster.survey()));
        }, ColumnsForm.of(parameters));
    }

    private String act(Actor actor, UUID id, Locale locale, RedirectAttributes redirect, java.util.function.Consumer<Roster> act) {
        return act(actor, id, locale, redirect, act, null);
    }

    /** Does it and shows the roster; a refusal is said above it, and what was typed is kept. */
    private String act(Actor actor, UUID id, Locale locale, RedirectAttributes redirect,
                       java.util.function.Consumer<Roster> act, ColumnsForm typed) {
        Roster roster = Own.roster(rosters, actor, id);
        try {
            act.accept(roster);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("flash", Flash.stop(words.of(refusal, locale)));
            if (typed != null) {
                redirect.addFlashAttribute("typed", new java.util.HashMap<>(typed.fields()));
            }
        }
        return "redirect:/intake/" + roster.id();
    }
}
