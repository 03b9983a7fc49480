package org.unionhall.membership.figure.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Missing;
import org.unionhall.membership.Sight;
import org.unionhall.membership.figure.Completeness;
import org.unionhall.membership.figure.Joining;
import org.unionhall.membership.web.RegisterReaders;
import org.unionhall.membership.web.Words;

/** Figures that are shares, with both their numbers: how many of the staff have joined, how many records are complete. */
@Controller
@RegisterReaders
class ShareController {

    private final Joining joining;
    private final Completeness completeness;
    private final Words words;
    private final Clock clock;

    ShareController(Joining joining, Completeness completeness, Words words, Clock clock) {
        this.joining = joining;
        this.completeness = completeness;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/figures/joining")
    String joining(Actor actor, Model model) {
        Sight sight = Sight.ofLists(actor);
        fill(sight, model);
        model.addAttribute("rates", joining.rates(sight));
        return "membership/figure/joining";
    }

    @GetMapping("/figures/completeness")
    String completeness(Actor actor, Model model) {
        Sight sight = Sight.ofLists(actor);
        fill(sight, model);
        model.addAttribute("lines", completeness.lines(sight));
        model.addAttribute("fields", Missing.required());
        return "membership/figure/completeness";
    }

    private void fill(Sight sight, Model model) {
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("scope", words.scope(sight.scope()));
        model.addAttribute("everyone", sight.everyone());
    }
}
