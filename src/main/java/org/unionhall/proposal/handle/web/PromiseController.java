package org.unionhall.proposal.handle.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.PromiseList;
import org.unionhall.proposal.handle.Promises.State;
import org.unionhall.web.Address;
import org.unionhall.web.Paging;
import org.unionhall.web.Typed;

/** The promise calendar: kept, late, broken, for all who may read the case. */
@Controller
@SignedIn
class PromiseController {

    private final PromiseList list;
    private final Cases cases;
    private final ProposalWords words;

    PromiseController(PromiseList list, Cases cases, ProposalWords words) {
        this.list = list;
        this.cases = cases;
        this.words = words;
    }

    @GetMapping("/proposals/promises")
    String promises(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        PromiseList.Wish wish = new PromiseList.Wish(here.value("q"), Typed.asked(here.value("state"), State.class), Typed.id(here.value("department")),
                Typed.asked(here.value("waits"), PromiseList.Waits.class));
        Paging paging = Paging.of(here, list.count(actor, wish));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", list.rows(actor, wish, paging.size(), paging.offset()));
        model.addAttribute("counts", list.counts(actor, wish));
        model.addAttribute("state", wish.state());
        model.addAttribute("states", List.of(State.OPEN, State.KEPT, State.LATE, State.BROKEN));
        model.addAttribute("today", cases.today());
        model.addAttribute("chips", words.new Chips().add("q", "proposal.handle.search", here.value("q"))
                .add("state", "proposal.handle.promise", wish.state() == null ? "" : words.say("proposal.Promise." + wish.state()))
                .add("waits", "proposal.handle.promise.waits", wish.waits() == null ? "" : words.say("proposal.handle.promise.waits." + wish.waits())).list());
        return "proposal/handle/promises";
    }
}
