package org.unionhall.membership.unit.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.unit.Chart;
import org.unionhall.membership.unit.Chart.Box;
import org.unionhall.membership.unit.Chart.Line;
import org.unionhall.membership.web.UnitReaders;
import org.unionhall.web.Paper;

/** The organisation chart of today or of any past day, to look at and to print. */
@Controller
@UnitReaders
class ChartController {

    private final Chart chart;
    private final Clock clock;

    ChartController(Chart chart, Clock clock) {
        this.chart = chart;
        this.clock = clock;
    }

    /** A box of a sheet with all that stands below it. */
    record Card(Box box, List<Line> lines) {
    }

    /** A sheet: a unit on top, those below it as cards. */
    record Sheet(Box top, List<Card> cards) {
    }

    @Paper
    @GetMapping("/units/chart")
    String chart(Actor actor, @RequestParam(name = "on", defaultValue = "") String typed, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(typed, today);
        model.addAttribute("sheets", Chart.sheets(chart.on(Sight.ofUnits(actor), day)).stream()
                .map(top -> new Sheet(top, top.narrowBelow().stream().map(box -> new Card(box, Chart.lines(box))).toList())).toList());
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        return "membership/chart";
    }

    /** What is no past day means today. */
    private static LocalDate day(String typed, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.isAfter(today) || day.getYear() < 1900 ? today : day;
        } catch (DateTimeParseException none) {
            return today;
        }
    }
}
