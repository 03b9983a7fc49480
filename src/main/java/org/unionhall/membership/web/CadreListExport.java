package org.unionhall.membership.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.CadreSearch;
import org.unionhall.membership.Cadres;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;

/** The list of cadres, to be taken away: always post by post. */
@Component
class CadreListExport implements ExportSource {

    private final Cadres cadres;
    private final UnitTree units;
    private final Words words;

    CadreListExport(Cadres cadres, UnitTree units, Words words) {
        this.cadres = cadres;
        this.units = units;
        this.words = words;
    }

    @Override
    public String list() {
        return "cadres";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return !Sight.ofLists(actor).scope().empty();
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        Sight sight = Sight.ofLists(actor);
        CadreSearch search = CadreSearch.of(filters.without("by"));
        return !opensTo(actor) ? Optional.empty() : Optional.of(new Subject("membership.cadres.export",
                "membership.cadres.export.lead", "membership.cadres", "/cadres", "工会干部", cadres.count(sight, search),
                chips(search, Words.units(units.choices(sight))), false, sight.reach()));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        return cadres.export(actor, CadreSearch.of(order.filters().without("by")), Words.asked(order.filters()), order.reason(), out, done);
    }

    List<Chip> chips(CadreSearch search, List<Option> unitOptions) {
        return words.new Chips()
                .add("q", "web.list.search", search.words())
                .add("unit", "membership.unit", search.unit(), unitOptions)
                .add("kind", "membership.kind", search.kind())
                .add("post", "membership.post", search.post())
                .add("fullTime", "membership.time", search.fullTime() == null ? null
                        : words.say(search.fullTime() ? "membership.full-time" : "membership.part-time"))
                .add("term", "membership.term", search.term())
                .add("sex", "personnel.sex", search.sex())
                .add("age", "membership.cadres.age", search.age() == null ? null : words.say("membership.cadres.age." + search.age().name()))
                .add("party", "membership.cadres.party", search.party()).list();
    }
}
