package org.unionhall.proposal.handle;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalGuard;

/** What else must be so before a case is assigned, objected to or laid to rest. */
@Component
class HandlingGuard implements ProposalGuard {

    private final Assigning assigning;
    private final Closing closing;

    HandlingGuard(Assigning assigning, Closing closing) {
        this.assigning = assigning;
        this.closing = closing;
    }

    @Override
    public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
        return switch (act) {
            case ASSIGN -> assigning.waitsForOpinion(proposal) ? Optional.of(new Refusal("proposal.handle.opinion-first")) : Optional.empty();
            case OBJECT -> assigning.againstObjecting(proposal.id());
            case ARCHIVE -> closing.owed(proposal.id());
            default -> Optional.empty();
        };
    }
}
