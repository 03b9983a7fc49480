package org.unionhall.proposal.review.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.review.ReviewSessions;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;

/** The committee's table, to be taken to its meeting: with reason and measures, so that it can be read without the portal. */
@Component
class ReviewExport implements ExportSource {

    private final ReviewSessions sessions;
    private final ProposalList list;
    private final ReviewController page;
    private final ProposalWords words;
    private final Audit audit;
    private final Clock clock;

    ReviewExport(ReviewSessions sessions, ProposalList list, ReviewController page, ProposalWords words, Audit audit, Clock clock) {
        this.sessions = sessions;
        this.list = list;
        this.page = page;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "proposal-review";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return actor.has(ReviewController.class.getAnnotation(AllowedFor.class).value());
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        List<UUID> mine = sessions.of(actor);
        ProposalSearch search = ReviewController.search(mine, filters);
        return search.session() == null ? Optional.empty() : Optional.of(new Subject("proposal.review.export", "proposal.export.lead", "proposal.review.table",
                "/proposals/review", "提案审查", list.count(actor, search, sessions.received(actor)), page.chips(search), false, list.reach(actor) + mine));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, words.say("proposal.review.table"), List.of(Column.text(words.say("proposal.number"), 12),
                Column.text(words.say("proposal.title"), 50), Column.text(words.say("proposal.category"), 14), Column.text(words.say("proposal.proposers"), 24),
                Column.text(words.say("proposal.delegation"), 20), Column.integer(words.say("proposal.seconds"), 8), Column.text(words.say("proposal.stage.label"), 16),
                Column.date(words.say("proposal.since")), Column.text(words.say("proposal.wanted"), 24), Column.text(words.say("proposal.reason"), 60),
                Column.text(words.say("proposal.measures"), 60)))) {
            list.each(actor, ReviewController.search(sessions.of(actor), order.filters()), sessions.received(actor), row -> {
                Proposal one = row.proposal();
                try {
                    sheet.row(one.caseNo(), one.title(), words.of(one.category()), one.proposers(), row.delegation(), one.seconds(), words.of(one.stage()),
                            day(one.movedAt()), one.wantedName(), one.reason(), one.measures());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                done.accept(++rows[0]);
            });
        }
        audit.record(AuditEntry.of(actor, "proposal.review.export").on("list", null, order.filters().without("page").without("size").toString())
                .because(why).rows(rows[0]));
        return rows[0];
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
