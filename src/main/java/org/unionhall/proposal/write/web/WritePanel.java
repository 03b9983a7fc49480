package org.unionhall.proposal.write.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Acts;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalPanel;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalTexts;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.SecondState;
import org.unionhall.proposal.write.SecondAct;
import org.unionhall.proposal.write.Seconds;
import org.unionhall.proposal.write.Seconds.Second;
import org.unionhall.web.Times;

/** Who seconds, how many are still needed, by when; and the acts of who writes and who seconds. */
@Component
class WritePanel implements ProposalPanel {

    private final Seconds seconds;
    private final Docket docket;
    private final Acts acts;
    private final Congresses congresses;
    private final ProposalWords words;
    private final ProposalTexts texts;
    private final Times times;

    WritePanel(Seconds seconds, Docket docket, Acts acts, Congresses congresses, ProposalWords words, ProposalTexts texts, Times times) {
        this.seconds = seconds;
        this.docket = docket;
        this.acts = acts;
        this.congresses = congresses;
        this.words = words;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String template() {
        return "proposal/write/panels :: seconds";
    }

    /** Whom the proposer asked is the proposer's to know; who seconds is everybody's. */
    @Override
    public void fill(Actor actor, Proposal proposal, Model model) {
        boolean wrote = docket.wrote(actor, proposal);
        boolean open = proposal.stage() == ProposalStage.SECONDING || proposal.stage() == ProposalStage.RETURNED;
        List<Second> all = seconds.of(proposal.id());
        List<Second> confirmed = all.stream().filter(one -> one.state() == SecondState.CONFIRMED).toList();
        List<SecondAct> own = seconds.possible(actor, proposal);
        model.addAttribute("secondsWrote", wrote);
        model.addAttribute("secondsWritable", wrote && proposal.stage().writable());
        model.addAttribute("secondsOpen", open);
        model.addAttribute("secondsShown", proposal.stage() != ProposalStage.DRAFT);
        model.addAttribute("secondsList", wrote && open ? all : confirmed);
        model.addAttribute("secondsMerged", texts.seconders(proposal.id()).stream().filter(one -> !one.own()).toList());
        model.addAttribute("secondsCount", confirmed.stream().filter(Second::valid).count());
        model.addAttribute("secondsLeast", seconds.least(proposal));
        model.addAttribute("secondsActs", own);
        model.addAttribute("secondsWhyNot", open && own.isEmpty() && !wrote ? seconds.against(actor, proposal).filter(no -> !no.code().equals("proposal.second.own")).map(words::say).orElse(null) : null);
        model.addAttribute("secondsSubmit", List.of(ProposalAct.SUBMIT, ProposalAct.SUBMIT_LATE).stream()
                .filter(act -> acts.against(actor, proposal, act).isEmpty()).findFirst().orElse(null));
        model.addAttribute("secondsUntil", times.minute(congresses.session(proposal.session()).orElseThrow().collectsLast()));
    }
}
