package org.unionhall.proposal.figure.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalSearch.Sort;
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

    /** So many cases are bound in one book; a session has seldom more than two hundred. */
    private static final int MOST = 400;

    private final Reckoning reckoning;
    private final ReckoningController figures;
    private final Dossier dossier;
    private final Honours honours;
    private final Docket docket;
    private final ProposalList list;
    private final Congresses congresses;
    private final ProposalWords words;
    private final JdbcClient jdbc;
    private final Clock clock;

    BookController(Reckoning reckoning, ReckoningController figures, Dossier dossier, Honours honours, Docket docket, ProposalList list, Congresses congresses,
                   ProposalWords words, JdbcClient jdbc, Clock clock) {
        this.reckoning = reckoning;
        this.figures = figures;
        this.dossier = dossier;
        this.honours = honours;
        this.docket = docket;
        this.list = list;
        this.congresses = congresses;
        this.words = words;
        this.jdbc = jdbc;
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

    /** One case in the book. @param answer what was answered last; null before that */
    record Page(Proposal proposal, String delegation, List<String> authors, String answer) {
    }

    /** The book of all cases of a session (提案汇编), of one category where the whole would be too long. */
    @Paper
    @GetMapping("/proposals/figures/book")
    String book(Actor actor, @RequestParam(defaultValue = "") String session, @RequestParam(defaultValue = "") String category, Model model) {
        Period period = reckoning.period(actor, Typed.id(session), null);
        if (period == null) {
            throw new NoSuchThing();
        }
        Category only = Typed.asked(category, Category.class);
        ProposalSearch search = new ProposalSearch("", period.session().id(), null, Outcome.FILED, only, null, null, Sort.NUMBER, false, false);
        List<ProposalList.Row> rows = list.rows(actor, search, Only.ALL, MOST, 0);
        UUID[] ids = rows.stream().map(row -> row.proposal().id()).toArray(UUID[]::new);
        Map<UUID, List<String>> authors = new LinkedHashMap<>();
        jdbc.sql("""
                select coalesce(t.merged_into, t.id), p.name from proposal t join proposal_proposer r on r.proposal_id = t.id join personnel_person p on p.id = r.person_id
                where t.id = any(:ids) or t.merged_into = any(:ids) order by t.merged_into is not null, t.submitted_at, r.nr
                """).param("ids", ids).query(rs -> {
                    authors.computeIfAbsent(rs.getObject(1, UUID.class), first -> new java.util.ArrayList<>()).add(rs.getString(2));
                });
        Map<UUID, String> answers = new LinkedHashMap<>();
        jdbc.sql("select proposal_id, text from proposal_reply where proposal_id = any(:ids) and released_at is not null order by round, nr").param("ids", ids).query(rs -> {
            answers.put(rs.getObject(1, UUID.class), rs.getString(2));
        });
        model.addAttribute("sessionName", words.of(period.session()));
        model.addAttribute("pages", rows.stream().map(row -> new Page(row.proposal(), row.delegation(),
                authors.getOrDefault(row.proposal().id(), List.of()).stream().distinct().collect(Collectors.toList()), answers.get(row.proposal().id()))).toList());
        model.addAttribute("counted", list.count(actor, search));
        model.addAttribute("category", only);
        model.addAttribute("back", "/proposals/figures?" + period.query());
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
        model.addAttribute("funnel", honours.funnel(honours.ofSessions(period.sessions())));
        model.addAttribute("back", "/proposals/figures?" + period.query());
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/figure/report";
    }
}
