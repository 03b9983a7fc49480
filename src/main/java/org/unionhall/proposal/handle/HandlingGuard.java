package org.unionhall.proposal.handle;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalGuard;

/** What else must be so before a case is assigned, objected to, answered with two signatures or laid to rest: nobody is both sides of it, and nobody is missing. */
@Component
class HandlingGuard implements ProposalGuard {

    private final Assigning assigning;
    private final TakingOn taking;
    private final InCharge inCharge;
    private final Closing closing;
    private final ReplyStore replies;
    private final Docket docket;

    HandlingGuard(Assigning assigning, TakingOn taking, InCharge inCharge, Closing closing, ReplyStore replies, Docket docket) {
        this.assigning = assigning;
        this.taking = taking;
        this.inCharge = inCharge;
        this.closing = closing;
        this.replies = replies;
        this.docket = docket;
    }

    @Override
    public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
        return switch (act) {
            case ASSIGN -> assigning.waitsForOpinion(proposal) ? Optional.of(new Refusal("proposal.handle.opinion-first")) : Optional.empty();
            case OBJECT -> taking.againstObjecting(proposal.id());
            case SIGN -> inCharge.againstSigning(proposal);
            case CLOSE_WITH_NOTE -> docket.judgesItself(actor, proposal);
            case ARCHIVE -> docket.judgesItself(actor, proposal).or(() -> closing.owed(proposal.id()));
            case RELEASE -> replies.signer(proposal.id(), proposal.round()).filter(actor.account().value()::equals)
                    .map(same -> new Refusal("proposal.handle.release.signed"));
            default -> Optional.empty();
        };
    }
}
