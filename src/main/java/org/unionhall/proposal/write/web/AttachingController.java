package org.unionhall.proposal.write.web;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.write.Attaching;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** The files of a text that is its writer's. */
@Controller
@AllowedFor(Role.DELEGATE)
class AttachingController {

    private final Attaching attaching;
    private final Docket docket;
    private final ProposalWords words;
    private final Refusals refusals;

    AttachingController(Attaching attaching, Docket docket, ProposalWords words, Refusals refusals) {
        this.attaching = attaching;
        this.docket = docket;
        this.words = words;
        this.refusals = refusals;
    }

    @PostMapping("/proposals/{id}/papers")
    String attach(Actor actor, @PathVariable UUID id, @RequestParam(name = "file", required = false) MultipartFile file, RedirectAttributes to, Locale locale) {
        own(actor, id);
        try {
            attaching.attach(actor, id, Papers.Upload.of(file));
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.write.attached")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id + "/write#papers";
    }

    @PostMapping("/proposals/{id}/papers/{file}/drop")
    String detach(Actor actor, @PathVariable UUID id, @PathVariable UUID file, RedirectAttributes to, Locale locale) {
        own(actor, id);
        try {
            attaching.detach(actor, id, file);
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id + "/write#papers";
    }

    private void own(Actor actor, UUID id) {
        docket.find(actor, id).filter(proposal -> docket.wrote(actor, proposal)).orElseThrow(NoSuchThing::new);
    }
}
