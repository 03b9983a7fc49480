package org.unionhall.proposal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Acts;
import org.unionhall.proposal.Acts.Lack;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Journal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalPanel;
import org.unionhall.proposal.ProposalPapers;
import org.unionhall.proposal.ProposalTexts;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.web.Download;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** One proposal: its text, who stands behind it, where it is and since when, what the reader can do, and why not the rest. */
@Controller
@SignedIn
class ProposalController {

    private static final Set<String> DECISIONS = Set.of("FILE", "MERGE", "TURN_INTO_SUGGESTION", "NOT_FILE", "DECIDE_FILE", "DECIDE_SUGGESTION", "DECIDE_NOT", "SUBMIT_LATE");

    private final Docket docket;
    private final Moves moves;
    private final Acts acts;
    private final Journal journal;
    private final ProposalPapers papers;
    private final ProposalTexts texts;
    private final Congresses congresses;
    private final List<ProposalPanel> panels;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Clock clock;

    ProposalController(Docket docket, Moves moves, Acts acts, Journal journal, ProposalPapers papers, ProposalTexts texts, Congresses congresses,
                       List<ProposalPanel> panels, ProposalWords words, Refusals refusals, Clock clock) {
        this.docket = docket;
        this.moves = moves;
        this.acts = acts;
        this.journal = journal;
        this.papers = papers;
        this.texts = texts;
        this.congresses = congresses;
        this.panels = panels.stream().sorted(Comparator.comparingInt(ProposalPanel::order)).toList();
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/proposals/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, proposal(actor, id), model);
    }

    /** An act that nothing but words goes with; those with more have forms of their own. */
    @PostMapping("/proposals/{id}/acts/{act}")
    String act(Actor actor, @PathVariable UUID id, @PathVariable ProposalAct act, @RequestParam(defaultValue = "") String version,
               @RequestParam(defaultValue = "") String note, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        proposal(actor, id);
        if (!act.plain()) {
            throw new NoSuchThing();
        }
        try {
            moves.act(actor, id, act, Typed.version(version), Typed.said(note));
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.step." + act)));
            return docket.find(actor, id).isPresent() ? "redirect:/proposals/" + id : "redirect:/proposals";
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
            model.addAttribute("typedNote", note);
            return page(actor, proposal(actor, id), model);
        }
    }

    /** The form as it is signed and kept: text, everybody who stands behind it, the decision, space for the seals. */
    @Paper
    @GetMapping("/proposals/{id}/paper")
    String form(Actor actor, @PathVariable UUID id, Model model) {
        Proposal proposal = proposal(actor, id);
        Session session = congresses.session(proposal.session()).orElseThrow();
        model.addAttribute("proposal", proposal);
        model.addAttribute("sessionName", words.of(session));
        model.addAttribute("union", session.unitName());
        model.addAttribute("authors", docket.authors(proposal));
        model.addAttribute("seconders", texts.seconders(id));
        model.addAttribute("into", proposal.mergedInto() == null ? null : docket.find(actor, proposal.mergedInto()).orElse(null));
        model.addAttribute("decided", journal.steps(proposal, false).stream().filter(step -> DECISIONS.contains(step.act())).reduce((first, last) -> last).orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/paper";
    }

    @GetMapping("/proposals/{id}/papers/{file}")
    void paper(Actor actor, @PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        KeptFile kept = papers.find(proposal(actor, id).id(), file).orElseThrow(NoSuchThing::new);
        Download.head(response, kept.name(), kept.mediaType());
        response.setContentLengthLong(kept.size());
        try (InputStream bytes = papers.open(kept)) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    private Proposal proposal(Actor actor, UUID id) {
        return docket.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, Proposal proposal, Model model) {
        List<Docket.Author> authors = docket.authors(proposal);
        model.addAttribute("proposal", proposal);
        model.addAttribute("sessionName", words.of(congresses.session(proposal.session()).orElseThrow()));
        model.addAttribute("authors", authors.stream().filter(one -> one.proposal().equals(proposal.id())).toList());
        model.addAttribute("merged", authors.stream().filter(one -> !one.proposal().equals(proposal.id()))
                .collect(Collectors.groupingBy(Docket.Author::proposal, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("into", proposal.mergedInto() == null ? null : docket.find(actor, proposal.mergedInto()).orElse(null));
        model.addAttribute("papers", papers.of(proposal.id()));
        model.addAttribute("past", texts.past(proposal.id()));
        List<Journal.Step> steps = new ArrayList<>(journal.steps(actor, proposal));
        Collections.reverse(steps);
        model.addAttribute("steps", steps);
        model.addAttribute("acts", acts.possible(actor, proposal).stream().filter(ProposalAct::plain).toList());
        model.addAttribute("lacking", lacking(actor, proposal));
        model.addAttribute("turn", words.say("proposal.turn." + proposal.stage()));
        for (ProposalPanel panel : panels) {
            panel.fill(actor, proposal, model);
        }
        model.addAttribute("panels", panels.stream().map(ProposalPanel::template).toList());
        return "proposal/show";
    }

    /** Why not, and for which acts. */
    private Map<String, String> lacking(Actor actor, Proposal proposal) {
        Map<String, String> lacking = new LinkedHashMap<>();
        for (Lack lack : acts.lacking(actor, proposal)) {
            lacking.merge(words.say(lack.why()), words.say("proposal.act." + lack.act()), (a, b) -> words.say("proposal.and", a, b));
        }
        return lacking;
    }
}
