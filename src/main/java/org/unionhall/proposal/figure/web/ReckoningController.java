package org.unionhall.proposal.figure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalTabs;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.Rate;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Reckoning.Sum;
import org.unionhall.proposal.figure.Slice;
import org.unionhall.proposal.figure.Tally;
import org.unionhall.proposal.figure.web.Behind.Asked;
import org.unionhall.web.Address;
import org.unionhall.web.Chart;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paging;
import org.unionhall.web.Typed;

/** Proposals in figures, for everybody: numbers give no text away; the list behind one shows what its reader may read. */
@Controller
@SignedIn
class ReckoningController {

    static final List<Slice> OUTCOMES = List.of(Slice.FILED_PAPERS, Slice.SUGGESTION, Slice.NOT_FILED, Slice.RETURNED, Slice.WITHDRAWN, Slice.UNDECIDED);
    static final List<Slice> RESULTS = List.of(Slice.SOLVED, Slice.PLANNED, Slice.NOT_NOW, Slice.REFERENCE);
    static final List<List<Slice>> MARKS = List.of(
            List.of(Slice.FIRST_SATISFIED, Slice.FIRST_BASICALLY, Slice.FIRST_DISSATISFIED, Slice.FIRST_NONE),
            List.of(Slice.LAST_SATISFIED, Slice.LAST_BASICALLY, Slice.LAST_DISSATISFIED, Slice.LAST_NONE),
            List.of(Slice.ATTITUDE_SATISFIED, Slice.ATTITUDE_BASICALLY, Slice.ATTITUDE_DISSATISFIED, Slice.ATTITUDE_NONE));
    static final List<Slice> FLOW = List.of(Slice.RECEIVED, Slice.FILED_PAPERS, Slice.MERGED, Slice.FILED, Slice.SUGGESTION, Slice.NOT_FILED, Slice.RETURNED, Slice.WITHDRAWN,
            Slice.UNDECIDED);
    static final List<Slice> WORK = List.of(Slice.FILED, Slice.ANSWERED, Slice.ON_TIME, Slice.LATE, Slice.UNANSWERED, Slice.OVERDUE, Slice.SOLVED, Slice.PLANNED,
            Slice.NOT_NOW, Slice.REFERENCE, Slice.AGAIN, Slice.CLOSED, Slice.ESCALATED);
    static final List<Slice> PROMISES = List.of(Slice.PROMISE_KEPT, Slice.PROMISE_LATE, Slice.PROMISE_BROKEN, Slice.PROMISE_OPEN, Slice.PROMISE_OVER);
    private static final List<Slice> DEPARTMENT = List.of(Slice.FILED, Slice.ANSWERED, Slice.ON_TIME, Slice.OVERDUE, Slice.SOLVED, Slice.PLANNED, Slice.PROMISE_KEPT, Slice.PROMISE_LATE,
            Slice.PROMISE_BROKEN);
    private static final List<Slice> ORIGIN = List.of(Slice.RECEIVED, Slice.FILED_PAPERS, Slice.SUGGESTION, Slice.NOT_FILED, Slice.RETURNED, Slice.WITHDRAWN, Slice.UNDECIDED);

    private final Reckoning reckoning;
    private final Behind behind;
    private final ProposalList list;
    private final ProposalTabs tabs;
    private final ProposalWords words;
    private final Clock clock;

    ReckoningController(Reckoning reckoning, Behind behind, ProposalList list, ProposalTabs tabs, ProposalWords words, Clock clock) {
        this.reckoning = reckoning;
        this.behind = behind;
        this.list = list;
        this.tabs = tabs;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/proposals/figures")
    String figures(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        Period period = reckoning.period(actor, Typed.id(here.value("session")), Typed.id(here.value("term")));
        model.addAttribute("tabs", tabs.of(actor));
        model.addAttribute("period", period);
        model.addAttribute("today", LocalDate.now(clock));
        if (period != null) {
            Sum sum = reckoning.of(period);
            model.addAttribute("sessionName", title(period));
            model.addAttribute("sum", sum);
            model.addAttribute("rates", Rate.values());
            model.addAttribute("flow", FLOW);
            model.addAttribute("work", WORK);
            model.addAttribute("marks", MARKS);
            model.addAttribute("promises", PROMISES);
            model.addAttribute("funnel", Slice.FUNNEL);
            model.addAttribute("raised", List.of(Slice.FROM_BELOW, Slice.RAISED));
            model.addAttribute("origin", ORIGIN);
            model.addAttribute("department", DEPARTMENT);
            model.addAttribute("departmentRates", List.of(Rate.PUNCTUAL, Rate.SOLVING, Rate.CONTENT));
            model.addAttribute("sessionRates", List.of(Rate.FILING, Rate.ANSWER, Rate.PUNCTUAL, Rate.SOLVING, Rate.FIRST_CONTENT, Rate.CONTENT, Rate.KEEPING));
            model.addAttribute("compared", reckoning.compared(period));
            model.addAttribute("charts", List.of(chart(period, sum.all(), "outcomes", OUTCOMES), chart(period, sum.all(), "results", RESULTS),
                    chart(period, sum.all(), "content", MARKS.get(1)), categories(period, sum)));
            model.addAttribute("shares", Map.of("outcomes", sum.all().shares(OUTCOMES), "first", sum.all().shares(MARKS.get(0)),
                    "last", sum.all().shares(MARKS.get(1)), "attitude", sum.all().shares(MARKS.get(2))));
        }
        model.addAttribute("sessions", words.sessions());
        return "proposal/figure/figures";
    }

    /** The proposals that a number counts. */
    @GetMapping("/proposals/figures/list")
    String behind(Actor actor, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        Asked asked = behind.asked(actor, here).orElseThrow(NoSuchThing::new);
        Paging paging = Paging.of(here, list.count(actor, asked.search(), asked.only()));
        model.addAttribute("tabs", tabs.of(actor));
        model.addAttribute("slice", asked.slice());
        model.addAttribute("sessionName", title(asked.period()));
        model.addAttribute("groups", asked.groups());
        model.addAttribute("back", "/proposals/figures?" + asked.period().query());
        model.addAttribute("counted", asked.ids().size());
        model.addAttribute("hidden", asked.search().words().isBlank() ? asked.ids().size() - paging.total() : 0);
        model.addAttribute("paging", paging);
        model.addAttribute("rows", list.rows(actor, asked.search(), asked.only(), paging.size(), paging.offset()));
        return "proposal/figure/list";
    }

    String title(Period period) {
        return period.session() != null ? words.of(period.session()) : words.sessions().entrySet().stream().filter(one -> period.sessions().contains(one.getKey()))
                .map(Map.Entry::getValue).findFirst().map(newest -> words.say("proposal.figure.term", newest)).orElse("");
    }

    private Chart chart(Period period, Tally tally, String name, List<Slice> parts) {
        return new Chart("proposal.figure.chart." + name, LocalDate.now(clock), parts.stream().map(slice -> new Chart.Bar(words.say("proposal.figure.Slice." + slice),
                tally.count(slice), "/proposals/figures/list?" + period.query() + "&slice=" + slice)).toList());
    }

    private Chart categories(Period period, Sum sum) {
        return new Chart("proposal.figure.chart.categories", LocalDate.now(clock), sum.byCategory().stream().map(line -> new Chart.Bar(
                words.say("proposal.Category." + line.key()), line.tally().count(Slice.RECEIVED),
                "/proposals/figures/list?" + period.query() + "&slice=RECEIVED&category=" + line.key())).toList());
    }
}
