package org.unionhall.proposal.figure.web;

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
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSheet;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.web.Behind.Asked;
import org.unionhall.web.Address;

/** The proposals behind a number, to be taken away: the rows that the page shows, in the same order. */
@Component
class FigureListExport implements ExportSource {

    private final Behind behind;
    private final ProposalList list;
    private final ProposalSheet sheet;
    private final ReckoningController page;
    private final ProposalWords words;
    private final Audit audit;

    FigureListExport(Behind behind, ProposalList list, ProposalSheet sheet, ReckoningController page, ProposalWords words, Audit audit) {
        this.behind = behind;
        this.list = list;
        this.sheet = sheet;
        this.page = page;
        this.words = words;
        this.audit = audit;
    }

    @Override
    public String list() {
        return "proposal-figure";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return true;
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        return behind.asked(actor, filters).map(asked -> {
            ProposalWords.Chips chips = words.new Chips().add("session", "proposal.session.label", page.title(asked.period())).add("slice", "proposal.figure.what", behind.title(asked));
            asked.groups().forEach(group -> chips.add("group", "proposal.figure.group", group));
            return new Subject("proposal.export", "proposal.export.lead", "proposal.figures", "/proposals/figures/list", "提案清单 " + behind.title(asked),
                    list.count(actor, asked.search(), asked.only()), chips.add("q", "web.list.search", filters.value("q")).list(), false, list.reach(actor));
        });
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Asked asked = behind.asked(actor, order.filters()).orElseThrow(() -> new Refusal("export.fault"));
        long rows = sheet.write(actor, asked.search(), asked.only(), behind.title(asked), out, done);
        audit.record(AuditEntry.of(actor, "proposal.proposals.export").on("list", null, order.filters().without("page").without("size").toString()).because(why).rows(rows));
        return rows;
    }
}
