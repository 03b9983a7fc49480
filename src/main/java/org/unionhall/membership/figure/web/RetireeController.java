package org.unionhall.membership.figure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.figure.FigureRules;
import org.unionhall.membership.figure.Retirees;
import org.unionhall.membership.figure.Retirees.Reading;
import org.unionhall.membership.figure.Retirees.Search;
import org.unionhall.membership.web.RegisterReaders;
import org.unionhall.membership.web.Words;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.Address;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;

/** The register of retired members with their ages on a day. */
@Controller
@RegisterReaders
class RetireeController {

    private final Retirees retirees;
    private final UnitTree units;
    private final Rulebook rulebook;
    private final Words words;
    private final Clock clock;

    RetireeController(Retirees retirees, UnitTree units, Rulebook rulebook, Words words, Clock clock) {
        this.retirees = retirees;
        this.units = units;
        this.rulebook = rulebook;
        this.words = words;
        this.clock = clock;
    }

    /** A way to read the age, with how many it counts. */
    record Tab(String label, long people, String href, boolean chosen) {
    }

    @GetMapping("/retirees")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        Sight sight = Sight.ofLists(actor);
        Search search = search(address);
        Retirees.Sums sums = retirees.sums(sight, search);
        Paging paging = Paging.of(address, sums.of(search.reading()));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", retirees.rows(sight, search, paging.offset(), paging.size()));
        model.addAttribute("search", search);
        model.addAttribute("tabs", Arrays.stream(Reading.values()).map(reading -> new Tab(words.say("membership.retirees." + reading, search.care()), sums.of(reading),
                address.without("page").with("age", reading == Reading.ALL ? null : reading).toString(), reading == search.reading())).toList());
        model.addAttribute("units", Words.units(units.choices(sight).stream().filter(unit -> unit.kind().holdsMembers()).toList()));
        return "membership/figure/retirees";
    }

    @Paper
    @GetMapping("/retirees/print")
    String print(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        Sight sight = Sight.ofLists(actor);
        Search search = search(address);
        Retirees.Sums sums = retirees.sums(sight, search);
        List<Retirees.Retiree> rows = retirees.rows(sight, search, 0, DayRosterController.PRINTED);
        model.addAttribute("rows", rows);
        model.addAttribute("total", sums.of(search.reading()));
        model.addAttribute("sums", sums);
        model.addAttribute("printed", DayRosterController.PRINTED);
        model.addAttribute("search", search);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("reading", words.say("membership.retirees." + search.reading(), search.care()));
        model.addAttribute("back", address.at("/retirees").toString());
        return "membership/figure/retirees-print";
    }

    private Search search(Address address) {
        LocalDate today = LocalDate.now(clock);
        return Search.of(address, today, rulebook.get(FigureRules.CARE_AGE, today));
    }
}
