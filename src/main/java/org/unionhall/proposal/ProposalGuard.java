package org.unionhall.proposal;

import java.util.Optional;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;

/**
 * What else must be so before an act, besides where the proposal stands and whose the act is: enough seconds, in time.
 * Asked by the page, which says it in words, and again by the act under the lock.
 */
public interface ProposalGuard {

    /** Why not, for an act of the actor's that is possible where the proposal stands; empty when nothing is in the way. */
    Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act);
}
