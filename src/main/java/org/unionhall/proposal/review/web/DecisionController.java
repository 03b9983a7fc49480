package org.unionhall.proposal.review.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.Visibility;
import org.unionhall.proposal.review.Corrections;
import org.unionhall.proposal.review.Filing;
import org.unionhall.proposal.review.Merging;
import org.unionhall.proposal.review.Raising;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Decisions on one proposal that need more than words. A member of the presidium has no role of its own: the services know whose act it is. */
@Controller
@SignedIn
class DecisionController {

    private static final List<String> TYPED = List.of("typedMerge", "typedCorrection", "typedRaise");

    private final Filing filing;
    private final Merging merging;
    private final Corrections corrections;
    private final Raising raising;
    private final Docket docket;
    private final ProposalWords words;
    private final Refusals refusals;

    DecisionController(Filing filing, Merging merging, Corrections corrections, Raising raising, Docket docket, ProposalWords words, Refusals refusals) {
        this.filing = filing;
        this.merging = merging;
        this.corrections = corrections;
        this.raising = raising;
        this.docket = docket;
        this.words = words;
        this.refusals = refusals;
    }

    @PostMapping("/proposals/{id}/file/{act}")
    String file(Actor actor, @PathVariable UUID id, @PathVariable ProposalAct act, @RequestParam(defaultValue = "") String version,
                @RequestParam(defaultValue = "") String note, RedirectAttributes to, Locale locale) {
        proposal(actor, id);
        if (act != ProposalAct.FILE && act != ProposalAct.DECIDE_FILE) {
            throw new NoSuchThing();
        }
        return done(id, to, locale, () -> words.say("proposal.filed.done", filing.file(actor, id, Typed.version(version), act, Typed.said(note)).caseNo()));
    }

    @PostMapping("/proposals/{id}/merge")
    String merge(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String into,
                 @RequestParam(defaultValue = "") String note, RedirectAttributes to, Locale locale) {
        proposal(actor, id);
        to.addFlashAttribute("typedMerge", Map.of("into", into, "note", note));
        return done(id, to, locale, () -> {
            merging.merge(actor, id, Typed.version(version), Typed.id(into), Typed.said(note));
            return words.say("proposal.step.MERGE");
        });
    }

    @PostMapping("/proposals/{id}/correct")
    String correct(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String title,
                   @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String visibility,
                   @RequestParam(defaultValue = "") String reason, RedirectAttributes to, Locale locale) {
        Proposal proposal = proposal(actor, id);
        Category about = Typed.asked(category, Category.class);
        Visibility open = Typed.asked(visibility, Visibility.class);
        String named = Typed.said(title);
        to.addFlashAttribute("typedCorrection", Map.of("title", title, "category", category, "visibility", visibility, "reason", reason));
        return done(id, to, locale, () -> {
            corrections.correct(actor, id, Typed.version(version), named == null ? proposal.title() : named.replaceAll("\\s+", " "),
                    about == null ? proposal.category() : about, open == null ? proposal.visibility() : open, Typed.said(reason));
            return words.say("proposal.step.CORRECTED");
        });
    }

    @PostMapping("/proposals/{id}/raise")
    String raise(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String session, @RequestParam(defaultValue = "") String reason,
                 RedirectAttributes to, Locale locale) {
        proposal(actor, id);
        to.addFlashAttribute("typedRaise", Map.of("session", session, "reason", reason));
        return done(id, to, locale, () -> {
            raising.raise(actor, id, Typed.id(session), Typed.said(reason));
            return words.say("proposal.step.RAISED");
        });
    }

    private String done(UUID id, RedirectAttributes to, Locale locale, Supplier<String> deed) {
        try {
            Flash done = Flash.ok(deed.get());
            // what was typed is kept only where it has to be typed better
            TYPED.forEach(to.getFlashAttributes()::remove);
            to.addFlashAttribute("flash", done);
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id;
    }

    private Proposal proposal(Actor actor, UUID id) {
        return docket.find(actor, id).orElseThrow(NoSuchThing::new);
    }
}
