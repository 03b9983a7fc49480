package org.unionhall.proposal.figure.web;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalPanel;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.HonourKind;
import org.unionhall.proposal.figure.HonourLevel;
import org.unionhall.proposal.figure.Honours;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** What higher levels said of a proposal, on its page, and the form with which the committee enters it; the dossier too. */
@Controller
@SignedIn
class HonourController implements ProposalPanel {

    private final Honours honours;
    private final Docket docket;
    private final ProposalWords words;
    private final Refusals refusals;

    HonourController(Honours honours, Docket docket, ProposalWords words, Refusals refusals) {
        this.honours = honours;
        this.docket = docket;
        this.words = words;
        this.refusals = refusals;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String template() {
        return "proposal/figure/panels :: honours";
    }

    @Override
    public void fill(Actor actor, Proposal proposal, Model model) {
        model.addAttribute("figureHonours", honours.of(proposal.id()));
        model.addAttribute("figureEnters", honours.enters(actor, proposal));
        model.addAttribute("figureLevels", HonourLevel.values());
        model.addAttribute("figureKinds", HonourKind.values());
    }

    @PostMapping("/proposals/{id}/honours")
    String enter(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String level, @RequestParam(defaultValue = "") String kind,
                 @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String document, Locale locale, RedirectAttributes to) {
        return done(actor, id, "proposal.honour.entered", locale, to, () ->
                honours.enter(actor, id, Typed.asked(level, HonourLevel.class), Typed.asked(kind, HonourKind.class), Typed.dayOrNone("on", on), Typed.said(document)));
    }

    @PostMapping("/proposals/{id}/honours/{honour}/strike")
    String strike(Actor actor, @PathVariable UUID id, @PathVariable UUID honour, @RequestParam(defaultValue = "") String reason, Locale locale, RedirectAttributes to) {
        return done(actor, id, "proposal.honour.struck", locale, to, () -> honours.strike(actor, id, honour, reason));
    }

    private String done(Actor actor, UUID id, String said, Locale locale, RedirectAttributes to, Runnable act) {
        docket.find(actor, id).orElseThrow(NoSuchThing::new);
        try {
            act.run();
            to.addFlashAttribute("flash", Flash.ok(words.say(said)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id;
    }
}
