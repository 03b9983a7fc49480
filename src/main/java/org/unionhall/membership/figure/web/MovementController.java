package org.unionhall.membership.figure.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.figure.Movements;
import org.unionhall.membership.figure.Movements.Search;
import org.unionhall.membership.figure.Movements.Way;
import org.unionhall.membership.web.RegisterReaders;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Paging;

/** Who joined and who left within a period; to be taken away too. */
@Controller
@RegisterReaders
class MovementController implements ExportSource {

    private static final String PATH = "/members/movements";

    private final Movements movements;
    private final UnitTree units;
    private final Words words;
    private final Clock clock;

    MovementController(Movements movements, UnitTree units, Words words, Clock clock) {
        this.movements = movements;
        this.units = units;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        Sight sight = Sight.ofLists(actor);
        LocalDate today = LocalDate.now(clock);
        Search search = Search.of(address, today);
        Paging paging = Paging.of(address, movements.count(sight, search));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", movements.rows(sight, search, paging.offset(), paging.size()));
        model.addAttribute("search", search);
        model.addAttribute("units", Words.units(units.choices(sight).stream().filter(unit -> unit.kind().holdsMembers()).toList()));
        LocalDate october = today.getMonthValue() >= 10 ? LocalDate.of(today.getYear(), 10, 1) : LocalDate.of(today.getYear() - 1, 10, 1);
        model.addAttribute("year", address.without("page").with("from", today.withDayOfYear(1)).with("to", today).toString());
        model.addAttribute("lastYear", address.without("page").with("from", today.minusYears(1).withDayOfYear(1)).with("to", today.withDayOfYear(1).minusDays(1)).toString());
        model.addAttribute("statistics", address.without("page").with("from", october.minusYears(1)).with("to", october.minusDays(1)).toString());
        return "membership/figure/movements";
    }

    @Override
    public String list() {
        return "movements";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return !Sight.ofLists(actor).scope().empty();
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        Sight sight = Sight.ofLists(actor);
        Search search = Search.of(filters, LocalDate.now(clock));
        return !opensTo(actor) ? Optional.empty() : Optional.of(new Subject("membership.movements.export", "membership.movements.export.lead",
                "membership.movements", PATH, (search.way() == Way.JOINED ? "入会" : "离会") + search.from() + "至" + search.to(), movements.count(sight, search),
                words.new Chips().add("what", "membership.movements.what", words.say("membership.movements." + search.way()))
                        .add("from", "membership.movements.from", search.from().toString()).add("to", "membership.movements.to", search.to().toString())
                        .add("unit", "membership.unit", search.unit(), Words.units(units.choices(sight))).add("q", "web.list.search", search.words()).list(),
                false, sight.reach()));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        return movements.export(actor, Search.of(order.filters(), LocalDate.now(clock)), Words.asked(order.filters()), order.reason(), out, done);
    }
}
