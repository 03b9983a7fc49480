package org.unionhall.proposal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.SignedIn;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalTabs;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.ProposalWords.Chips;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;

/** All proposals the reader may see: search, filters, order, export. */
@Controller
@SignedIn
class ProposalListController {

    private final ProposalList list;
    private final Congresses congresses;
    private final ProposalTabs tabs;
    private final ProposalWords words;

    ProposalListController(ProposalList list, Congresses congresses, ProposalTabs tabs, ProposalWords words) {
        this.list = list;
        this.congresses = congresses;
        this.tabs = tabs;
        this.words = words;
    }

    @GetMapping("/proposals")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        ProposalSearch search = ProposalSearch.of(here);
        Paging paging = Paging.of(here, list.count(actor, search));
        Filters filters = filters(actor, search);
        model.addAttribute("tabs", tabs.of(actor));
        model.addAttribute("writes", actor.has(Role.DELEGATE));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", list.rows(actor, search, paging.size(), paging.offset()));
        model.addAttribute("filters", filters);
        model.addAttribute("chips", chips(search, filters));
        return "proposal/list";
    }

    /** The choices of a list. Departments are those that lead anything the reader sees; delegations need a session. */
    record Filters(List<Option> sessions, List<Option> stages, List<Option> outcomes, List<Option> categories, List<Option> departments, List<Option> delegations) {
    }

    Filters filters(Actor actor, ProposalSearch search) {
        Map<UUID, String> sessions = words.sessions();
        return new Filters(sessions.entrySet().stream().map(one -> new Option(one.getKey().toString(), one.getValue())).toList(),
                words.options(ProposalStage.values()).stream().filter(one -> !one.value().equals("DRAFT")).toList(), words.options(Outcome.values()),
                words.options(Category.values()), ProposalWords.options(list.departments(actor), ProposalList.Named::id, ProposalList.Named::name),
                search.session() == null ? List.of()
                        : ProposalWords.options(congresses.delegations(search.session()), Congresses.Delegation::id, Congresses.Delegation::name));
    }

    List<Chip> chips(ProposalSearch search, Filters filters) {
        Chips chips = words.new Chips();
        return chips.add("q", "web.list.search", search.words()).add("session", "proposal.session.label", search.session(), filters.sessions())
                .add("stage", "proposal.stage.label", search.stage()).add("outcome", "proposal.outcome", search.outcome())
                .add("category", "proposal.category", search.category()).add("department", "proposal.department", search.department(), filters.departments())
                .add("delegation", "proposal.delegation", search.delegation(), filters.delegations())
                .add("waits", "proposal.waits", search.evaluate() ? words.say("proposal.waits.EVALUATION") : "").list();
    }
}
