package org.unionhall.membership.figure.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.figure.FigureRules;
import org.unionhall.membership.figure.Retirees;
import org.unionhall.membership.figure.Retirees.Search;
import org.unionhall.membership.web.Words;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.Address;

/** The register of retired members, to be taken away. */
@Component
class RetireeExport implements ExportSource {

    private final Retirees retirees;
    private final UnitTree units;
    private final Rulebook rulebook;
    private final Words words;
    private final Clock clock;

    RetireeExport(Retirees retirees, UnitTree units, Rulebook rulebook, Words words, Clock clock) {
        this.retirees = retirees;
        this.units = units;
        this.rulebook = rulebook;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "retirees";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return !Sight.ofLists(actor).scope().empty();
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        if (!opensTo(actor)) {
            return Optional.empty();
        }
        Sight sight = Sight.ofLists(actor);
        Search search = search(filters);
        return Optional.of(new Subject("membership.retirees.export", "membership.retirees.export.lead", "membership.retirees", "/retirees",
                "退休会员" + search.on(), retirees.sums(sight, search).of(search.reading()), words.new Chips()
                        .add("on", "membership.roster.on", search.on().toString())
                        .add("age", "membership.retirees.age", words.say("membership.retirees." + search.reading(), search.care()))
                        .add("unit", "membership.unit", search.unit(), Words.units(units.choices(sight))).add("q", "web.list.search", search.words()).list(),
                false, sight.reach()));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        return retirees.export(actor, search(order.filters()), Words.asked(order.filters()), order.reason(), out, done);
    }

    private Search search(Address filters) {
        LocalDate today = LocalDate.now(clock);
        return Search.of(filters, today, rulebook.get(FigureRules.CARE_AGE, today));
    }
}
