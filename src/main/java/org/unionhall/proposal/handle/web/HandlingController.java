package org.unionhall.proposal.handle.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.handle.Assigning;
import org.unionhall.proposal.handle.Assignments;
import org.unionhall.proposal.handle.CaseList;
import org.unionhall.proposal.handle.CaseList.View;
import org.unionhall.proposal.handle.CaseList.Which;
import org.unionhall.proposal.handle.CaseList.Wish;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.Light;
import org.unionhall.proposal.handle.Order;
import org.unionhall.proposal.handle.Waits;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Cases by their lights: the desk of a department, the view of a leader in charge, the follow-up table; the ledger, and assigning at a meeting. */
@Controller
@HandlingReaders
class HandlingController {

    private static final int AT_ONCE = 100;
    private static final int LEDGER = 1000;

    private final CaseList list;
    private final Cases cases;
    private final Docket docket;
    private final Assigning assigning;
    private final Assignments assignments;
    private final ProposalWords words;
    private final Refusals refusals;

    HandlingController(CaseList list, Cases cases, Docket docket, Assigning assigning, Assignments assignments, ProposalWords words, Refusals refusals) {
        this.list = list;
        this.cases = cases;
        this.docket = docket;
        this.assigning = assigning;
        this.assignments = assignments;
        this.words = words;
        this.refusals = refusals;
    }

    private static Wish wish(CaseList.Reader reader, Address here, Model model) {
        Wish wish = Wish.of(reader, here);
        model.addAttribute("views", reader.views());
        model.addAttribute("view", wish.view());
        return wish;
    }

    /** How many cases have a light. */
    record Count(Light light, long count) {
    }

    @GetMapping("/proposals/handling")
    String handling(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        CaseList.Reader reader = list.reader(actor);
        Wish wish = wish(reader, here, model);
        Map<Light, Long> lights = list.lights(reader, wish);
        Paging paging = Paging.of(here, wish.light() == null ? lights.values().stream().mapToLong(Long::longValue).sum() : lights.getOrDefault(wish.light(), 0L));
        Map<UUID, String> sessions = words.sessions();
        List<Option> departments = ProposalWords.options(cases.answering(), Cases.Department::id, Cases.Department::name);
        model.addAttribute("paging", paging);
        model.addAttribute("wish", wish);
        model.addAttribute("rows", list.rows(reader, wish, paging.size(), paging.offset()));
        model.addAttribute("lights", List.of(Light.RED, Light.YELLOW, Light.GREEN, Light.NONE).stream().map(light -> new Count(light, lights.getOrDefault(light, 0L))).toList());
        model.addAttribute("sessions", sessions);
        model.addAttribute("whiches", words.options(Which.values()));
        model.addAttribute("departments", wish.view() == View.DEPARTMENT ? List.of() : departments);
        model.addAttribute("missing", list.missing());
        model.addAttribute("chips", words.new Chips().add("q", "proposal.handle.search", here.value("q")).add("light", "proposal.handle.light", wish.light()).add("waits", "proposal.waits", wish.waits())
                .add("department", "proposal.handle.department", wish.department(), departments)
                .add("session", "proposal.handle.session", wish.session(), ProposalWords.options(List.copyOf(sessions.entrySet()), Map.Entry::getKey, Map.Entry::getValue)).list());
        return "proposal/handle/handling";
    }

    /** The ledger (交办台账): what was assigned to whom, by when, and how it stands; to be signed. */
    @Paper
    @GetMapping("/proposals/handling/ledger")
    String ledger(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        CaseList.Reader reader = list.reader(actor);
        Wish wish = wish(reader, here.value("which").isEmpty() ? here.with("which", "ALL") : here, model);
        model.addAttribute("rows", list.rows(reader, wish, LEDGER, 0));
        model.addAttribute("sessions", words.sessions());
        model.addAttribute("today", cases.today());
        model.addAttribute("back", here.at("/proposals/handling").toString());
        return "proposal/handle/ledger";
    }

    /** What waits to be assigned or passed on, in one table, as it is dealt out at the assignment meeting (交办会). */
    @Assigners
    @GetMapping("/proposals/assign")
    String assign(Actor actor, @RequestParam(defaultValue = "") String waits, Model model) {
        CaseList.Reader reader = list.reader(actor);
        Waits asked = Typed.asked(waits, Waits.class);
        List<Waits> shown = Arrays.stream(Waits.values()).filter(Waits::atMeeting).filter(one -> asked == null || !asked.atMeeting() || one == asked).toList();
        List<CaseList.Row> rows = shown.stream().flatMap(one -> list.rows(reader, Wish.of(one), AT_ONCE, 0).stream()).limit(AT_ONCE).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("only", shown.size() == 1 ? shown.get(0) : null);
        model.addAttribute("said", assignments.said(rows.stream().map(row -> row.proposal().id()).toList()));
        model.addAttribute("waiting", !assigning.opinionFirst() ? List.of() : rows.stream().map(CaseList.Row::proposal)
                .filter(one -> one.stage() == ProposalStage.FILED).map(Proposal::id).toList());
        model.addAttribute("departments", ProposalWords.options(cases.answering(), Cases.Department::id, Cases.Department::name));
        model.addAttribute("today", cases.today());
        return "proposal/handle/assign";
    }

    private static ProposalAct act(Proposal proposal) {
        return ProposalAct.ASSIGN.possible(proposal.stage()) ? ProposalAct.ASSIGN : ProposalAct.FORWARD.possible(proposal.stage()) ? ProposalAct.FORWARD : null;
    }

    /** Assigns those for which a department is chosen. Each for itself: one that cannot be does not keep the others back, and is named. */
    @Assigners
    @PostMapping("/proposals/assign")
    String assign(Actor actor, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes to, Locale locale) {
        int done = 0;
        List<String> not = new ArrayList<>();
        for (String chosen : typed.getOrDefault("case", List.of()).stream().distinct().limit(AT_ONCE).toList()) {
            String[] parts = chosen.split("\\.", 2);
            Proposal proposal = Typed.id(parts[0]) == null ? null : docket.find(actor, Typed.id(parts[0])).orElse(null);
            UUID department = Typed.id(typed.getFirst("lead." + parts[0]));
            if (proposal == null || department == null) {
                continue;
            }
            try {
                Order order = new Order(department, typed.getOrDefault("assist." + parts[0], List.of()).stream().map(Typed::id).toList(), null, null,
                        Typed.dayOrNone("on", typed.getFirst("on")), Typed.said(typed.getFirst("note")));
                int version = Typed.version(parts.length > 1 ? parts[1] : null);
                if (act(proposal) == ProposalAct.FORWARD) {
                    assigning.forward(actor, proposal.id(), version, order);
                } else {
                    assigning.assign(actor, proposal.id(), version, order);
                }
                done++;
            } catch (Refusal no) {
                not.add(Docket.label(proposal) + ": " + refusals.words(no, locale));
            } catch (DataAccessException meanwhile) {
                not.add(Docket.label(proposal) + ": " + words.say("web.meanwhile"));
            }
        }
        to.addFlashAttribute("flash", done + not.size() == 0 ? Flash.stop(words.say("proposal.handle.assign.none-chosen"))
                : not.isEmpty() ? Flash.ok(words.say("proposal.handle.assign.many", done))
                : Flash.warn(words.say("proposal.handle.assign.not", done, not.size(), String.join(" ", not))));
        return "redirect:/proposals/assign";
    }
}
