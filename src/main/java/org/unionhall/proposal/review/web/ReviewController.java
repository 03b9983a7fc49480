package org.unionhall.proposal.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalTabs;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.review.Conservation;
import org.unionhall.proposal.review.Filing;
import org.unionhall.proposal.review.ReviewSessions;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The committee's table: what came in, several decided at once, and the sum that must come out. */
@Controller
@AllowedFor({Role.PROPOSAL_COMMITTEE, Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR})
class ReviewController {

    private static final int AT_ONCE = 200;
    /** What several can be decided to at once; the reason is the same for all then. */
    private static final Set<ProposalAct> BULK = EnumSet.of(ProposalAct.FILE, ProposalAct.RETURN, ProposalAct.TURN_INTO_SUGGESTION, ProposalAct.NOT_FILE, ProposalAct.DISPUTE);

    private final ReviewSessions sessions;
    private final Conservation conservation;
    private final Filing filing;
    private final ProposalList list;
    private final Docket docket;
    private final Moves moves;
    private final ProposalTabs tabs;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Clock clock;

    ReviewController(ReviewSessions sessions, Conservation conservation, Filing filing, ProposalList list, Docket docket, Moves moves, ProposalTabs tabs,
                     ProposalWords words, Refusals refusals, Clock clock) {
        this.sessions = sessions;
        this.conservation = conservation;
        this.filing = filing;
        this.list = list;
        this.docket = docket;
        this.moves = moves;
        this.tabs = tabs;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/proposals/review")
    String table(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        List<UUID> mine = sessions.of(actor);
        ProposalSearch search = search(mine, here);
        UUID session = search.session();
        Paging paging = Paging.of(here.with("session", session), list.count(actor, search, sessions.received(actor)));
        List<ProposalList.Row> rows = list.rows(actor, search, sessions.received(actor), paging.size(), paging.offset());
        Map<UUID, String> names = words.sessions();
        List<Option> stages = words.options(ProposalStage.values()).stream().filter(one -> !Set.of("DRAFT", "SECONDING", "CHECK").contains(one.value())).toList();
        model.addAttribute("tabs", tabs.of(actor));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", rows);
        model.addAttribute("chosen", session);
        model.addAttribute("sessionName", names.get(session));
        model.addAttribute("sum", session == null ? null : conservation.of(session));
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("bulk", rows.stream().anyMatch(row -> row.proposal().stage() == ProposalStage.REVIEW));
        model.addAttribute("acts", BULK);
        model.addAttribute("sessions", mine.stream().map(id -> new Option(id.toString(), names.get(id))).toList());
        model.addAttribute("stages", stages);
        model.addAttribute("outcomeChoices", words.options(Outcome.values()));
        model.addAttribute("categories", words.options(Category.values()));
        model.addAttribute("chips", chips(search));
        return "proposal/review/table";
    }

    /** Within one session: the one asked for, else the newest; null where there is none. */
    static ProposalSearch search(List<UUID> mine, Address here) {
        ProposalSearch asked = ProposalSearch.of(here);
        return asked.in(mine.contains(asked.session()) ? asked.session() : mine.stream().findFirst().orElse(null));
    }

    List<Chip> chips(ProposalSearch search) {
        return words.new Chips().add("q", "web.list.search", search.words()).add("stage", "proposal.stage.label", search.stage())
                .add("outcome", "proposal.outcome", search.outcome()).add("category", "proposal.category", search.category()).list();
    }

    /** Decides several. Each for itself: one that cannot be does not keep the others back, and is named. */
    @PostMapping("/proposals/review")
    String decide(Actor actor, @RequestParam(name = "proposal", required = false) List<String> chosen, @RequestParam(defaultValue = "") String act,
                  @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String back, RedirectAttributes to, Locale locale) {
        ProposalAct asked = Typed.asked(act, ProposalAct.class);
        if (!BULK.contains(asked == null ? ProposalAct.WRITE : asked)) {
            throw new NoSuchThing();
        }
        int done = 0;
        List<String> not = new ArrayList<>();
        for (String one : chosen == null ? List.<String>of() : chosen.stream().distinct().limit(AT_ONCE).toList()) {
            String[] parts = one.split("\\.", 2);
            Proposal proposal = Optional.ofNullable(Typed.id(parts[0])).flatMap(id -> docket.find(actor, id)).orElse(null);
            if (proposal != null) {
                try {
                    decide(actor, proposal.id(), asked, Typed.version(parts.length > 1 ? parts[1] : null), note);
                    done++;
                } catch (Refusal no) {
                    not.add(Docket.label(proposal) + ": " + refusals.words(no, locale));
                } catch (DataAccessException meanwhile) {
                    not.add(Docket.label(proposal) + ": " + words.say("web.meanwhile"));
                }
            }
        }
        to.addFlashAttribute("flash", done + not.size() == 0 ? Flash.stop(words.say("proposal.review.none-chosen"))
                : not.isEmpty() ? Flash.ok(words.say("proposal.review.done", done)) : Flash.warn(words.say("proposal.review.done.not", done, not.size(), String.join(" ", not))));
        return "redirect:" + (back.matches("/proposals/review(\\?[^\\s\\\\]*)?") ? back : "/proposals/review");
    }

    private void decide(Actor actor, UUID id, ProposalAct act, int version, String note) {
        if (act == ProposalAct.FILE) {
            filing.file(actor, id, version, act, null);
        } else {
            moves.act(actor, id, act, version, Typed.said(note));
        }
    }

    /** What each delegation handed in and what became of it, those without a proposal too: to be put before the committee. */
    @Paper
    @GetMapping("/proposals/review/{session}/summary")
    String summary(Actor actor, @PathVariable UUID session, Model model) {
        if (!sessions.of(actor).contains(session)) {
            throw new NoSuchThing();
        }
        model.addAttribute("sessionName", words.sessions().get(session));
        model.addAttribute("parts", conservation.byDelegation(session));
        model.addAttribute("sum", conservation.of(session));
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("chosen", session);
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/review/summary";
    }
}
