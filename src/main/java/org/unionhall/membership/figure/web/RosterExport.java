package org.unionhall.membership.figure.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Asked;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Units;
import org.unionhall.membership.figure.RosterList;
import org.unionhall.membership.figure.RosterSearch;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.NoSuchThing;

/** A unit's roster on a day, to be taken away; the unit stands in {@code of}. */
@Component
class RosterExport implements ExportSource {

    private final RosterList rosters;
    private final Units units;
    private final DimensionWords dimensions;
    private final Clock clock;

    RosterExport(RosterList rosters, Units units, DimensionWords dimensions, Clock clock) {
        this.rosters = rosters;
        this.units = units;
        this.dimensions = dimensions;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "roster";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return !Sight.ofLists(actor).scope().empty();
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        Sight sight = Sight.ofLists(actor);
        UUID unit = Asked.id(filters, "of");
        if (!opensTo(actor) || unit == null || !units.reaches(sight.scope(), unit)) {
            return Optional.empty();
        }
        return units.find(unit).map(found -> {
            RosterSearch search = search(sight, filters, unit);
            return new Subject("membership.roster.export", "membership.roster.export.lead", "membership.roster", "/units/" + unit + "/roster",
                    found.shortName() + "名册" + search.on(), rosters.count(sight, search), dimensions.chips(search), false, sight.reach());
        });
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        Sight sight = Sight.ofLists(actor);
        UUID unit = Asked.id(order.filters(), "of");
        if (unit == null || !units.reaches(sight.scope(), unit)) {
            throw new NoSuchThing();
        }
        return rosters.export(actor, search(sight, order.filters(), unit), Words.asked(order.filters()), order.reason(), out, done);
    }

    private RosterSearch search(Sight sight, Address filters, UUID unit) {
        return RosterSearch.of(unit, filters, LocalDate.now(clock), sight.personal());
    }
}
