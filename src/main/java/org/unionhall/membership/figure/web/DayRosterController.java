package org.unionhall.membership.figure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Units.Unit;
import org.unionhall.membership.figure.RosterList;
import org.unionhall.membership.figure.RosterSearch;
import org.unionhall.membership.web.RegisterReaders;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;

/** The members of a unit on a day, to look at and to print. */
@Controller
@RegisterReaders
class DayRosterController {

    /** So many lines are printed; whoever wants more takes the list away. */
    static final int PRINTED = 2_000;
    /** Longer rosters are said to be longer, as the list of members does. */
    private static final int LISTED = 10_000;

    private final OwnUnits units;
    private final RosterList rosters;
    private final DimensionWords dimensions;
    private final Clock clock;

    DayRosterController(OwnUnits units, RosterList rosters, DimensionWords dimensions, Clock clock) {
        this.units = units;
        this.rosters = rosters;
        this.dimensions = dimensions;
        this.clock = clock;
    }

    @GetMapping("/units/{id}/roster")
    String list(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        Sight sight = Sight.ofLists(actor);
        RosterSearch search = fill(actor, id, address, model);
        Paging paging = Paging.upTo(address, rosters.count(sight, search, LISTED), LISTED);
        model.addAttribute("paging", paging);
        model.addAttribute("rows", rosters.rows(sight, search, paging.offset(), paging.size()));
        model.addAttribute("filters", dimensions.filters(sight.personal()));
        model.addAttribute("states", dimensions.states());
        model.addAttribute("chips", dimensions.chips(search));
        model.addAttribute("more", !search.of().isEmpty());
        model.addAttribute("export", "/exports/of/roster?of=" + id);
        return "membership/figure/roster";
    }

    @Paper
    @GetMapping("/units/{id}/roster/print")
    String print(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        Sight sight = Sight.ofLists(actor);
        RosterSearch search = fill(actor, id, address, model);
        model.addAttribute("rows", rosters.rows(sight, search, 0, PRINTED));
        model.addAttribute("total", rosters.count(sight, search));
        model.addAttribute("printed", PRINTED);
        model.addAttribute("chips", dimensions.chips(search));
        model.addAttribute("back", address.at("/units/" + id + "/roster").toString());
        return "membership/figure/roster-print";
    }

    private RosterSearch fill(Actor actor, UUID id, Address address, Model model) {
        Unit unit = units.within(Sight.ofLists(actor), id);
        LocalDate today = LocalDate.now(clock);
        RosterSearch search = RosterSearch.of(id, address, today, Sight.ofLists(actor).personal());
        model.addAttribute("unit", unit);
        model.addAttribute("today", today);
        model.addAttribute("on", search.on());
        return search;
    }
}
