package org.unionhall.membership.figure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Asked;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Units.Unit;
import org.unionhall.membership.figure.Compositions;
import org.unionhall.membership.figure.Compositions.Body;
import org.unionhall.membership.figure.Compositions.Composition;
import org.unionhall.membership.figure.Compositions.Table;
import org.unionhall.membership.figure.Dimension;
import org.unionhall.membership.figure.RosterSearch;
import org.unionhall.membership.web.RegisterReaders;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Chart;
import org.unionhall.web.Option;

/** How a unit or one of its bodies was made up on a day. */
@Controller
@RegisterReaders
class CompositionController {

    private final OwnUnits units;
    private final Compositions compositions;
    private final DimensionWords dimensions;
    private final Words words;
    private final Clock clock;

    CompositionController(OwnUnits units, Compositions compositions, DimensionWords dimensions, Words words, Clock clock) {
        this.units = units;
        this.compositions = compositions;
        this.dimensions = dimensions;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A table of the composition as a picture.
     *
     * @param chart   null where nothing may be told
     * @param lasting see {@link Dimension#lasting}
     */
    record Panel(String name, Chart chart, boolean lasting) {
    }

    @GetMapping("/units/{id}/composition")
    String show(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Sight sight = Sight.ofLists(actor);
        Unit unit = units.within(sight, id);
        Address address = Words.address(request);
        LocalDate today = LocalDate.now(clock);
        LocalDate on = RosterSearch.day(address, today);
        List<Body> bodies = Arrays.stream(Body.values()).filter(body -> body.in(unit.kind())).toList();
        Body asked = Asked.choice(address, "body", Body.class);
        Body body = asked != null && bodies.contains(asked) ? asked : bodies.get(0);
        Composition composition = compositions.of(sight, id, on, body, sight.scope().all() || sight.scope().roots().contains(id));
        model.addAttribute("unit", unit);
        model.addAttribute("today", today);
        model.addAttribute("on", on);
        model.addAttribute("body", body);
        model.addAttribute("bodies", bodies.stream().map(each -> new Option(each.name(), words.say("membership.composition.Body." + each.name()))).toList());
        model.addAttribute("composition", composition);
        model.addAttribute("panels", composition.tables().stream().filter(table -> table.people() > 0).map(table -> panel(id, table)).toList());
        model.addAttribute("holders", body == Body.MEMBERS ? List.of() : compositions.holders(sight, id, on, body));
        return "membership/figure/composition";
    }

    private Panel panel(UUID unit, Table table) {
        Dimension dimension = table.dimension();
        String name = "membership.composition.by." + dimension;
        Address list = Address.of("/units/" + unit + "/roster?on=" + table.on());
        List<Chart.Bar> bars = new ArrayList<>(table.groups().shown().stream().map(group -> new Chart.Bar(dimensions.value(dimension, group.key()), group.count(),
                table.opens() ? list.with(dimension.parameter(), group.key() == null ? Dimension.UNKNOWN : group.key()).toString() : null)).toList());
        if (table.groups().folded() > 0) {
            bars.add(new Chart.Bar(words.say("membership.composition.folded"), table.groups().folded(), null));
        }
        return new Panel(name, table.groups().withheld() ? null : new Chart(name, table.on(), bars), dimension.lasting());
    }
}
