package org.unionhall.proposal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;

/** The list of proposals, to be taken away: the same rows in the same order. */
@Component
class ProposalListExport implements ExportSource {

    private final ProposalList list;
    private final ProposalListController page;
    private final ProposalWords words;
    private final Audit audit;
    private final Clock clock;

    ProposalListExport(ProposalList list, ProposalListController page, ProposalWords words, Audit audit, Clock clock) {
        this.list = list;
        this.page = page;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "proposals";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return true;
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        ProposalSearch search = ProposalSearch.of(filters);
        return Optional.of(new Subject("proposal.export", "proposal.export.lead", "proposal.proposals", "/proposals", "提案", list.count(actor, search),
                page.chips(search, page.filters(actor, search)), false, list.reach(actor)));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Map<UUID, String> sessions = words.sessions();
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, words.say("proposal.proposals"), List.of(Column.text(words.say("proposal.session.label"), 30),
                Column.text(words.say("proposal.number"), 12), Column.text(words.say("proposal.title"), 50), Column.text(words.say("proposal.category"), 14),
                Column.text(words.say("proposal.proposers"), 24), Column.text(words.say("proposal.delegation"), 20), Column.integer(words.say("proposal.seconds"), 8),
                Column.text(words.say("proposal.stage.label"), 16), Column.text(words.say("proposal.department"), 24), Column.date(words.say("proposal.submitted")),
                Column.date(words.say("proposal.filed"))))) {
            list.each(actor, ProposalSearch.of(order.filters()), ProposalList.Only.ALL, row -> {
                Proposal one = row.proposal();
                try {
                    sheet.row(sessions.get(one.session()), one.caseNo(), one.title(), words.of(one.category()), one.proposers(), row.delegation(), one.seconds(),
                            words.of(one.stage()), one.departmentName(), day(one.submittedAt()), day(one.filedAt()));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                done.accept(++rows[0]);
            });
        }
        audit.record(AuditEntry.of(actor, "proposal.proposals.export").on("list", null, order.filters().without("page").without("size").toString())
                .because(why).rows(rows[0]));
        return rows[0];
    }

    private LocalDate day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone());
    }
}
