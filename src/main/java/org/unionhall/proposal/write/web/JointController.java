package org.unionhall.proposal.write.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.write.JointProposers;
import org.unionhall.proposal.write.SecondAct;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** Proposing together: the writer asks, each says for themselves. */
@Controller
@AllowedFor(Role.DELEGATE)
class JointController {

    private final JointProposers joint;
    private final Guests guests;
    private final Docket docket;
    private final ProposalWords words;
    private final Refusals refusals;

    JointController(JointProposers joint, Guests guests, Docket docket, ProposalWords words, Refusals refusals) {
        this.joint = joint;
        this.guests = guests;
        this.docket = docket;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/proposals/{id}/joint")
    String invite(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Proposal proposal = own(actor, id);
        model.addAttribute("no", joint.againstAsking(actor, proposal).map(words::say).orElse(null));
        return guests.page(proposal, "joint", joint.known(proposal), request, model);
    }

    @PostMapping("/proposals/{id}/joint")
    String invite(Actor actor, @PathVariable UUID id, @RequestParam(name = "person", required = false) List<String> chosen, RedirectAttributes to, Locale locale) {
        own(actor, id);
        return guests.asked(id, "joint", chosen, to, locale, persons -> joint.invite(actor, id, persons));
    }

    /** Takes an invitation back. */
    @PostMapping("/proposals/{id}/joint/invitations/{person}/call-off")
    String callOff(Actor actor, @PathVariable UUID id, @PathVariable UUID person, RedirectAttributes to, Locale locale) {
        own(actor, id);
        return guests.calledOff(id, to, locale, () -> joint.callOff(actor, id, person));
    }

    /** Who declines a draft, or leaves it, does not see it any more. */
    @PostMapping("/proposals/{id}/joint/{act}")
    String say(Actor actor, @PathVariable UUID id, @PathVariable SecondAct act, RedirectAttributes to, Locale locale) {
        docket.find(actor, id).orElseThrow(NoSuchThing::new);
        try {
            joint.say(actor, id, act);
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.joint.did." + act)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return docket.find(actor, id).isPresent() ? "redirect:/proposals/" + id : "redirect:/proposals/seconds?which=JOINT";
    }

    private Proposal own(Actor actor, UUID id) {
        return docket.find(actor, id).filter(proposal -> docket.wrote(actor, proposal)).orElseThrow(NoSuchThing::new);
    }
}
