package org.unionhall.membership.member.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
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
import org.unionhall.membership.member.StaffChangeActs;
import org.unionhall.membership.member.StaffChanges.Kind;
import org.unionhall.membership.member.StaffChanges;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** What the last staff roster means for memberships, list by list, to be confirmed. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class StaffChangeController {

    private static final int NAMED = 5;

    private final StaffChanges changes;
    private final StaffChangeActs acts;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    StaffChangeController(StaffChanges changes, StaffChangeActs acts, Words words, Refusals refusals, Clock clock) {
        this.changes = changes;
        this.acts = acts;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/members/changes")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = Words.address(request);
        Map<Kind, Long> counts = changes.counts(actor);
        Kind wanted = Typed.asked(here.value("list"), Kind.class);
        Kind kind = wanted != null ? wanted : counts.entrySet().stream().filter(entry -> entry.getValue() > 0).map(Map.Entry::getKey).findFirst().orElse(Kind.INVITE);
        boolean off = here.value("off").equals("yes");
        long putOff = changes.putOff(actor, kind);
        Paging paging = Paging.of(here, off ? putOff : counts.get(kind));
        model.addAttribute("off", off);
        model.addAttribute("months", acts.putOffMonths());
        model.addAttribute("putOff", putOff);
        model.addAttribute("counts", counts);
        model.addAttribute("kind", kind);
        model.addAttribute("paging", paging);
        model.addAttribute("proposals", changes.rows(actor, kind, off, paging.size(), paging.offset()));
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/member/changes";
    }

    @PostMapping("/members/changes/{kind}")
    String confirm(Actor actor, @PathVariable Kind kind, @RequestParam(name = "person", required = false) List<String> chosen,
                   @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String note, RedirectAttributes to, Locale locale) {
        LocalDate day;
        try {
            day = Typed.dayOrNone("on", on);
        } catch (Refusal noDay) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(noDay, locale)));
            return "redirect:/members/changes?list=" + kind;
        }
        to.addFlashAttribute("flash", each(chosen, "membership.changes.done", locale, person -> acts.confirm(actor, kind, person, day, Typed.said(note))));
        return "redirect:/members/changes?list=" + kind;
    }

    @PostMapping("/members/changes/{kind}/put-off")
    String putOff(Actor actor, @PathVariable Kind kind, @RequestParam(name = "person", required = false) List<String> chosen,
                  @RequestParam(defaultValue = "") String note, RedirectAttributes to, Locale locale) {
        to.addFlashAttribute("flash", each(chosen, "membership.changes.put-off.done", locale, person -> acts.putOff(actor, kind, person, note)));
        return "redirect:/members/changes?list=" + kind;
    }

    @PostMapping("/members/changes/{kind}/bring-back")
    String bringBack(Actor actor, @PathVariable Kind kind, @RequestParam(name = "person", required = false) List<String> chosen,
                     RedirectAttributes to, Locale locale) {
        to.addFlashAttribute("flash", each(chosen, "membership.changes.bring-back.done", locale, person -> acts.bringBack(actor, kind, person)));
        return "redirect:/members/changes?list=" + kind;
    }

    /** Each for itself: one that cannot be does not keep the others back, and why is said. */
    private Flash each(List<String> chosen, String done, Locale locale, Consumer<PersonId> act) {
        int so = 0;
        List<String> not = new ArrayList<>();
        for (String one : (chosen == null ? List.<String>of() : chosen).stream().distinct().limit(Paging.LARGEST).toList()) {
            UUID id = Typed.id(one);
            if (id != null) {
                try {
                    act.accept(new PersonId(id));
                    so++;
                } catch (Refusal no) {
                    not.add(refusals.words(no, locale));
                } catch (DataAccessException meanwhile) {
                    not.add(words.say("web.meanwhile"));
                }
            }
        }
        return so + not.size() == 0 ? Flash.stop(words.say("membership.changes.none-chosen"))
                : not.isEmpty() ? Flash.ok(words.say(done, so))
                : Flash.warn(words.say(done + ".not", so, not.size(), String.join(" ", not.stream().distinct().limit(NAMED).toList())));
    }
}
