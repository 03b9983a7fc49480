package org.unionhall.proposal.figure.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.Dossier;
import org.unionhall.proposal.figure.Honours;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Slice;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** What is bound: the dossier of a case, the book of a session, the report for the next congress. */
@Controller
@SignedIn
class BookController {

    /** More cases than a page can show are read by category, or in the PDF, which has them all. */
    private static final int ON_ONE_PAGE = 400;

    private final Reckoning reckoning;
    private final ReckoningController figures;
    private final Dossier dossier;
    private final Honours honours;
    private final Docket docket;
    private final Book book;
    private final Congresses congresses;
    private final ProposalWords words;
    private final Clock clock;

    BookController(Reckoning reckoning, ReckoningController figures, Dossier dossier, Honours honours, Docket docket, Book book, Congresses congresses,
                   ProposalWords words, Clock clock) {
        this.reckoning = reckoning;
        this.figures = figures;
        this.dossier = dossier;
        this.honours = honours;
        this.docket = docket;
        this.book = book;
        this.congresses = congresses;
        this.words = words;
        this.clock = clock;
    }

    /** The dossier of a case (提案档案): catalogue and every paper its reader may read. */
    @Paper
    @GetMapping("/proposals/{id}/dossier")
    String dossier(Actor actor, @PathVariable UUID id, Model model) {
        Proposal proposal = docket.find(actor, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("proposal", proposal);
        model.addAttribute("sessionName", words.of(congresses.session(proposal.session()).orElseThrow()));
        model.addAttribute("authors", docket.authors(proposal));
        model.addAttribute("parts", dossier.of(actor, proposal));
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/figure/dossier";
    }

    /** The book of all cases of a session (提案汇编) to look at, or of one category; bound as a PDF it is an {@link BookExport}. */
    @GetMapping("/proposals/figures/book")
    String book(Actor actor, @RequestParam(defaultValue = "") String session, @RequestParam(defaultValue = "") String category, Model model) {
        Period period = reckoning.period(actor, Typed.id(session), null);
        if (period == null) {
            throw new NoSuchThing();
        }
        Category only = Typed.asked(category, Category.class);
        String here = "/proposals/figures/book?" + period.query();
        long counted = book.count(actor, period.session(), only);
        model.addAttribute("sessionName", words.of(period.session()));
        model.addAttribute("counted", counted);
        model.addAttribute("chapters", counted > ON_ONE_PAGE ? List.of() : book.cases(actor, period.session(), only));
        model.addAttribute("volumes", counted <= ON_ONE_PAGE || only != null ? Map.of() : Arrays.stream(Category.values())
                .collect(Collectors.toMap(one -> one, one -> here + "&category=" + one, (a, b) -> a, LinkedHashMap::new)));
        model.addAttribute("category", only);
        model.addAttribute("back", "/proposals/figures?" + period.query());
        model.addAttribute("pdf", "/exports/of/proposal-book?" + period.query() + (only == null ? "" : "&category=" + only));
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/figure/book";
    }

    /** The report on the handling of proposals, which the next congress reviews: its text is filled from the figures. */
    @Paper
    @GetMapping("/proposals/figures/report")
    String report(Actor actor, @RequestParam(defaultValue = "") String session, @RequestParam(defaultValue = "") String term, Model model) {
        Period period = reckoning.period(actor, Typed.id(session), Typed.id(term));
        if (period == null) {
            throw new NoSuchThing();
        }
        Reckoning.Sum sum = reckoning.of(period);
        model.addAttribute("sessionName", figures.title(period));
        model.addAttribute("sum", sum);
        model.addAttribute("silent", sum.byDelegation().stream().filter(line -> line.tally().count(Slice.RECEIVED) == 0).map(Reckoning.Line::name).toList());
        model.addAttribute("outcomes", ReckoningController.OUTCOMES);
        model.addAttribute("results", ReckoningController.RESULTS);
        model.addAttribute("promises", ReckoningController.PROMISES);
        model.addAttribute("last", ReckoningController.MARKS.get(1));
        model.addAttribute("honours", honours.ofSessions(actor, period.sessions()));
        model.addAttribute("funnel", Slice.FUNNEL);
        model.addAttribute("back", "/proposals/figures?" + period.query());
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/figure/report";
    }
}
