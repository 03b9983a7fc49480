package org.unionhall.proposal.write.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalPanel;
import org.unionhall.proposal.write.JointProposers;
import org.unionhall.proposal.write.SecondAct;
import org.unionhall.proposal.write.Seconds.Second;

/** Who is asked to propose together, for the writer; and for who is asked, the answer. Who has confirmed stands among the proposers. */
@Component
class JointPanel implements ProposalPanel {

    private final JointProposers joint;
    private final Docket docket;

    JointPanel(JointProposers joint, Docket docket) {
        this.joint = joint;
        this.docket = docket;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String template() {
        return "proposal/write/panels :: joint";
    }

    @Override
    public void fill(Actor actor, Proposal proposal, Model model) {
        boolean writable = proposal.stage().writable();
        boolean wrote = writable && docket.wrote(actor, proposal);
        List<SecondAct> acts = joint.possible(actor, proposal);
        List<Second> asked = wrote ? joint.of(proposal.id()) : List.of();
        model.addAttribute("jointWrote", wrote);
        model.addAttribute("jointInvites", wrote && !proposal.collective());
        model.addAttribute("jointList", asked);
        model.addAttribute("jointOut", asked.stream().filter(Second::waits).count());
        model.addAttribute("jointActs", acts);
        model.addAttribute("jointAsked", acts.contains(SecondAct.CONFIRM));
    }
}
