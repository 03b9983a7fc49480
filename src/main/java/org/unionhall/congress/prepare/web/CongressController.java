package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.prepare.SecondLevel;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.Terms;
import org.unionhall.identity.Actor;

/** All congresses the reader may read of: terms, sessions, where each stands and what comes next. */
@Controller
@CongressReaders
class CongressController {

    private final Terms terms;
    private final Congresses congresses;
    private final SecondLevel secondLevel;
    private final CongressRights rights;
    private final Clock clock;

    CongressController(Terms terms, Congresses congresses, SecondLevel secondLevel, CongressRights rights, Clock clock) {
        this.terms = terms;
        this.congresses = congresses;
        this.secondLevel = secondLevel;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/congress")
    String overview(Actor actor, Model model) {
        List<Term> all = terms.list(actor);
        Map<Term, List<Session>> now = new LinkedHashMap<>();
        List<Term> going = all.stream().filter(term -> !term.over()).toList();
        Map<UUID, List<Session>> held = congresses.ofTerms(going.stream().map(Term::id).toList()).stream().collect(Collectors.groupingBy(Session::term));
        going.forEach(term -> now.put(term, newestFirst(held.getOrDefault(term.id(), List.of()))));
        Set<UUID> mine = rights.offices(actor);
        model.addAttribute("now", now);
        model.addAttribute("past", all.stream().filter(Term::over).toList());
        model.addAttribute("soon", terms.soon());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayPlan", going.stream().filter(term -> mine.contains(term.unit())).map(Term::id).collect(Collectors.toSet()));
        model.addAttribute("maySetUp", !terms.possible(actor).isEmpty());
        model.addAttribute("secondLevel", secondLevel.opensTo(actor));
        return "congress/prepare/overview";
    }

    private static List<Session> newestFirst(List<Session> sessions) {
        List<Session> turned = new ArrayList<>(sessions);
        Collections.reverse(turned);
        return turned;
    }

    /** Which grassroots unions have held a congress of their own within the time the rule gives. */
    @CongressKeepers
    @GetMapping("/congress/second-level")
    String secondLevel(Actor actor, @RequestParam(defaultValue = "") String held, Model model) {
        SecondLevel.Coverage coverage = secondLevel.of(actor);
        model.addAttribute("coverage", coverage);
        model.addAttribute("rows", coverage.rows().stream().filter(row -> !held.equals("yes") || row.held()).toList());
        return "congress/prepare/second-level";
    }
}
