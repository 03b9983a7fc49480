package org.unionhall.proposal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalSheet;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.web.Address;

/** The list of proposals, to be taken away: the same rows in the same order. */
@Component
class ProposalListExport implements ExportSource {

    private final ProposalList list;
    private final ProposalListController page;
    private final ProposalWords words;
    private final ProposalSheet sheet;
    private final Audit audit;

    ProposalListExport(ProposalList list, ProposalListController page, ProposalWords words, ProposalSheet sheet, Audit audit) {
        this.list = list;
        this.page = page;
        this.words = words;
        this.sheet = sheet;
        this.audit = audit;
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
        long rows = sheet.write(actor, ProposalSearch.of(order.filters()), ProposalList.Only.ALL, words.say("proposal.proposals"), out, done);
        audit.record(AuditEntry.of(actor, "proposal.proposals.export").on("list", null, order.filters().without("page").without("size").toString())
                .because(why).rows(rows));
        return rows;
    }
}
