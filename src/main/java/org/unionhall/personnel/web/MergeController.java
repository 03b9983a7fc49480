package org.unionhall.personnel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
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
import org.unionhall.personnel.Merges;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The log of merges, and taking one back. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class MergeController {

    private final Merges merges;
    private final FieldWords words;
    private final Refusals refusals;

    MergeController(Merges merges, FieldWords words, Refusals refusals) {
        this.merges = merges;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/people/merges")
    String list(Actor actor, HttpServletRequest request, Model model) {
        DuplicateController.mustSeeEverybody(actor);
        Address here = FieldWords.address(request);
        Paging paging = Paging.of(here, merges.count());
        model.addAttribute("paging", paging);
        model.addAttribute("merges", merges.list(paging.size(), paging.offset()));
        return "personnel/merges";
    }

    @GetMapping("/people/merges/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Merges.Merge merge = find(actor, id);
        model.addAttribute("merge", merge);
        model.addAttribute("touched", merges.touched(merge.id()));
        return "personnel/merge";
    }

    @PostMapping("/people/merges/{id}/undo")
    String undo(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Locale locale, RedirectAttributes to) {
        Merges.Merge merge = find(actor, id);
        try {
            merges.undo(actor, merge.id(), reason);
            to.addFlashAttribute("flash", Flash.ok(words.say("personnel.undo.ok")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/people/merges/" + merge.id();
    }

    private Merges.Merge find(Actor actor, UUID id) {
        DuplicateController.mustSeeEverybody(actor);
        return merges.find(id).orElseThrow(NoSuchThing::new);
    }
}
