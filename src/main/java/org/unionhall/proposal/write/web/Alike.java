package org.unionhall.proposal.write.web;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.write.Draft;
import org.unionhall.proposal.write.Similar;

/** What others have written about a matter, beside the form it is written in. */
@Component
class Alike {

    private final Similar similar;
    private final ProposalWords words;

    Alike(Similar similar, ProposalWords words) {
        this.similar = similar;
        this.words = words;
    }

    void show(Actor actor, Proposal proposal, Draft draft, Model model) {
        model.addAttribute("alike", similar.to(actor, proposal.id(), draft.title(), draft.reason(), draft.measures()));
        model.addAttribute("several", Similar.soundsLikeSeveral(draft.title()));
        model.addAttribute("sessionNames", words.sessions());
    }
}
