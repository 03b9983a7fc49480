package org.unionhall.membership.unit.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.unit.Coverage;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;

/** The report of coverage, to be taken away. */
@Component
class CoverageExport implements ExportSource {

    private final Coverage coverage;
    private final CoverageController page;
    private final Words words;

    CoverageExport(Coverage coverage, CoverageController page, Words words) {
        this.coverage = coverage;
        this.page = page;
        this.words = words;
    }

    @Override
    public String list() {
        return "coverage";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR);
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR);
        return !opensTo(actor) ? Optional.empty() : Optional.of(new Subject("membership.coverage.export", "membership.coverage.export.lead",
                "membership.coverage", "/units/coverage", "组织覆盖情况", coverage.count(actor, CoverageController.search(filters)), page.chips(filters), false,
                scope.all() ? "all" : scope.roots().stream().map(Object::toString).sorted().reduce("", (one, other) -> one + " " + other)));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        return coverage.export(actor, CoverageController.search(order.filters()), Words.asked(order.filters()), order.reason(),
                gap -> words.say("membership.coverage.Gap." + gap.name()), out, done);
    }
}
