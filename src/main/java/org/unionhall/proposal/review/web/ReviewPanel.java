package org.unionhall.proposal.review.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Acts;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalPanel;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.Visibility;
import org.unionhall.proposal.review.Corrections;
import org.unionhall.proposal.review.Merging;
import org.unionhall.proposal.review.Raising;

/** What the committee and the presidium decide with more than words, and where a case came from or went up to. */
@Component
class ReviewPanel implements ProposalPanel {

    private final Docket docket;
    private final Acts acts;
    private final Merging merging;
    private final Corrections corrections;
    private final Raising raising;
    private final ProposalWords words;

    ReviewPanel(Docket docket, Acts acts, Merging merging, Corrections corrections, Raising raising, ProposalWords words) {
        this.docket = docket;
        this.acts = acts;
        this.merging = merging;
        this.corrections = corrections;
        this.raising = raising;
        this.words = words;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String template() {
        return "proposal/review/panels :: review";
    }

    @Override
    public void fill(Actor actor, Proposal proposal, Model model) {
        List<ProposalAct> files = List.of(ProposalAct.FILE, ProposalAct.DECIDE_FILE).stream().filter(act -> acts.against(actor, proposal, act).isEmpty()).toList();
        boolean merges = acts.against(actor, proposal, ProposalAct.MERGE).isEmpty();
        model.addAttribute("reviewFile", files.isEmpty() ? null : files.get(0));
        model.addAttribute("reviewTargets", merges ? merging.targets(proposal) : List.of());
        model.addAttribute("reviewMerges", merges);
        model.addAttribute("reviewCorrects", corrections.may(actor, proposal));
        model.addAttribute("reviewCategories", words.options(Category.values()));
        model.addAttribute("reviewVisibilities", words.options(Visibility.values()));
        model.addAttribute("reviewAbove", ProposalWords.options(raising.sessions(actor, proposal), Session::id, words::of));
        model.addAttribute("reviewOrigin", seen(actor, raising.origin(proposal.id())));
        model.addAttribute("reviewRaised", seen(actor, raising.raised(proposal.id())));
    }

    private Proposal seen(Actor actor, Optional<UUID> id) {
        return id.flatMap(one -> docket.find(actor, one)).orElse(null);
    }
}
