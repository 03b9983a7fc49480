package org.unionhall.proposal.write.web;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.write.Writing;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Times;
import org.unionhall.web.Typed;

/** While one types, from a script: the draft is kept, and what others have written about it is shown. Without scripts the page does both when it is saved. */
@Controller
@AllowedFor(Role.DELEGATE)
class TypingController {

    private final Writing writing;
    private final Alike alike;
    private final Docket docket;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Times times;
    private final Clock clock;

    TypingController(Writing writing, Alike alike, Docket docket, ProposalWords words, Refusals refusals, Times times, Clock clock) {
        this.writing = writing;
        this.alike = alike;
        this.docket = docket;
        this.words = words;
        this.refusals = refusals;
        this.times = times;
        this.clock = clock;
    }

    /** Keeps a draft while it is being typed; answers with the line that says so and the version to go on with. */
    @PostMapping("/proposals/{id}/draft")
    String keep(Actor actor, @PathVariable UUID id, @ModelAttribute("form") DraftForm form, BindingResult faults, Model model, Locale locale) {
        Proposal proposal = own(actor, id);
        int version = Typed.version(form.version());
        model.addAttribute("version", version);
        try {
            if (proposal.stage() == ProposalStage.DRAFT) {
                model.addAttribute("version", writing.save(actor, id, version, form.draft()));
                model.addAttribute("kept", words.say("proposal.write.kept", times.minute(clock.instant())));
            }
        } catch (Refusal no) {
            model.addAttribute("unkept", refusals.words(no, locale));
        }
        return "proposal/write/parts :: kept";
    }

    /** What others have written about it. */
    @PostMapping("/proposals/{id}/similar")
    String similar(Actor actor, @PathVariable UUID id, @ModelAttribute("form") DraftForm form, BindingResult faults, Model model) {
        alike.show(actor, own(actor, id), form.draft(), model);
        return "proposal/write/parts :: similar";
    }

    private Proposal own(Actor actor, UUID id) {
        return docket.find(actor, id).filter(proposal -> docket.wrote(actor, proposal)).orElseThrow(NoSuchThing::new);
    }
}
