package org.unionhall.proposal.handle.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Acts;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.handle.Assigning;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.Contesting;
import org.unionhall.proposal.handle.Deadlines;
import org.unionhall.proposal.handle.Evaluators;
import org.unionhall.proposal.handle.InCharge;
import org.unionhall.proposal.handle.Part;
import org.unionhall.proposal.handle.Promises;
import org.unionhall.proposal.handle.Talk;

/** Which forms are somebody's now, and why others are not. The services ask the same again under the lock. */
@Component
class Forms {

    private final Docket docket;
    private final Acts acts;
    private final Cases cases;
    private final Assigning assigning;
    private final Deadlines deadlines;
    private final Promises promises;
    private final Talk talk;
    private final Evaluators evaluators;
    private final Contesting contesting;

    Forms(Docket docket, Acts acts, Cases cases, Assigning assigning, Deadlines deadlines, Promises promises, Talk talk, Evaluators evaluators, Contesting contesting) {
        this.docket = docket;
        this.acts = acts;
        this.cases = cases;
        this.assigning = assigning;
        this.deadlines = deadlines;
        this.promises = promises;
        this.talk = talk;
        this.evaluators = evaluators;
        this.contesting = contesting;
    }

    List<Form> possible(Actor actor, Proposal proposal) {
        Part part = cases.part(actor, proposal);
        return Arrays.stream(Form.values()).filter(form -> against(actor, proposal, part, form).isEmpty()).toList();
    }

    Optional<Refusal> against(Actor actor, Proposal proposal, Part part, Form form) {
        return form.act().map(act -> acts.against(actor, proposal, act)).orElseGet(() -> switch (form) {
            case ASK_OPINION -> theirs(part.committee(), ProposalAct.ASSIGN).or(() -> must(proposal.stage() == ProposalStage.FILED, proposal));
            case NAME_LEADER -> theirs(part.committee(), ProposalAct.ASSIGN).or(() -> must(InCharge.nameable(proposal.stage()), proposal));
            case HAND_OVER -> theirs(part.committee(), ProposalAct.ASSIGN).or(() -> assigning.againstHandingOver(proposal));
            case SET_DUE -> theirs(part.committee(), ProposalAct.ASSIGN).or(() -> docket.judgesItself(actor, proposal)).or(() -> must(Deadlines.owed(proposal.stage()) && proposal.dueOn() == null, proposal));
            case DECIDE_EXTENSION -> theirs(part.committee(), ProposalAct.ASSIGN).or(() -> deadlines.asked(proposal.id()).map(asked ->
                            asked.askedBy().equals(actor.account().value()) || part.department() ? new Refusal("proposal.handle.extension.own") : null)
                    .or(() -> deadlines.asked(proposal.id()).isPresent() ? Optional.empty() : Optional.of(new Refusal("proposal.handle.extension.over"))));
            case EXTEND -> docket.notTheirs(actor, proposal, ProposalAct.DRAFT_REPLY).or(() -> must(Deadlines.owed(proposal.stage()) && proposal.dueOn() != null, proposal))
                    .or(() -> deadlines.asked(proposal.id()).map(one -> new Refusal("proposal.handle.extension.asked")));
            case ASSIST -> part.author() || part.assisting().isEmpty() ? Optional.of(new Refusal("proposal.handle.assist.not-yours"))
                    : must(proposal.stage() == ProposalStage.ASSIGNED || proposal.stage() == ProposalStage.HANDLING, proposal);
            case EVALUATE -> evaluators.mayFor(actor, proposal).isEmpty() ? evaluators.against(actor, proposal).or(() -> Optional.of(new Refusal("proposal.handle.evaluate.not-yours")))
                    : Optional.empty();
            case PROMISE -> promises.againstReporting(actor, proposal);
            case CONTRADICT -> proposal.stage() == ProposalStage.ARCHIVED || contesting.contradictable(actor, proposal).isEmpty()
                    ? Optional.of(new Refusal("proposal.handle.contradict.none")) : Optional.empty();
            case SETTLE -> theirs(part.committee(), ProposalAct.ASSIGN).or(() -> docket.judgesItself(actor, proposal)).or(() -> contesting.contested(proposal.id()).isPresent()
                    ? Optional.empty() : Optional.of(new Refusal("proposal.handle.settle.none")));
            case MESSAGE -> talk.against(part, proposal);
            case PROGRESS -> docket.notTheirs(actor, proposal, ProposalAct.DRAFT_REPLY)
                    .or(() -> proposal.repliedAt() == null ? Optional.of(new Refusal("proposal.handle.progress.before")) : Optional.empty());
            default -> throw new IllegalStateException(form.name());
        });
    }

    private static Optional<Refusal> theirs(boolean so, ProposalAct like) {
        return so ? Optional.empty() : Optional.of(new Refusal("proposal.not-yours." + like.by()));
    }

    private static Optional<Refusal> must(boolean so, Proposal proposal) {
        return so ? Optional.empty() : Optional.of(new Refusal("proposal.stage." + proposal.stage()));
    }
}
