package org.unionhall.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;

/** Which acts of {@link ProposalAct the one table} somebody can do now, and in words why not the others. Doing them: {@link Moves}. */
@Service
public class Acts {

    private final ProposalRights rights;
    private final ObjectProvider<ProposalGuard> guards;

    Acts(ProposalRights rights, ObjectProvider<ProposalGuard> guards) {
        this.rights = rights;
        this.guards = guards;
    }

    /** The acts of this actor where the proposal stands, in the order of the table. */
    public List<ProposalAct> possible(Actor actor, Proposal proposal) {
        return Arrays.stream(ProposalAct.values()).filter(act -> against(actor, proposal, act).isEmpty()).toList();
    }

    /** An act that a reader would look for here and does not find. */
    public record Lack(ProposalAct act, Refusal why) {
    }

    /** Acts that would be the actor's where the proposal stands, and why they are not: it is the actor's own, too few seconds, too late. */
    public List<Lack> lacking(Actor actor, Proposal proposal) {
        List<Lack> lacks = new ArrayList<>();
        for (ProposalAct act : ProposalAct.values()) {
            // nobody looks for a way to be late
            if (act.possible(proposal.stage()) && act != ProposalAct.SUBMIT_LATE) {
                Optional<Refusal> whose = rights.against(actor, proposal, act);
                whose.filter(no -> no.code().equals("proposal.own")).or(() -> whose.isEmpty() ? guarded(actor, proposal, act) : Optional.empty())
                        .ifPresent(no -> lacks.add(new Lack(act, no)));
            }
        }
        return lacks;
    }

    /** Why an act is not possible for the actor now: where it stands, whose it is, or what else must be so. Empty when it is. */
    public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
        return !act.possible(proposal.stage()) ? Optional.of(new Refusal("proposal.stage." + proposal.stage()))
                : rights.against(actor, proposal, act).or(() -> guarded(actor, proposal, act));
    }

    private Optional<Refusal> guarded(Actor actor, Proposal proposal, ProposalAct act) {
        return guards.stream().map(guard -> guard.against(actor, proposal, act)).flatMap(Optional::stream).findFirst();
    }
}
