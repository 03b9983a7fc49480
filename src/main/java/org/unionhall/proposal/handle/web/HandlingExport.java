package org.unionhall.proposal.handle.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
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
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.handle.CaseList;
import org.unionhall.proposal.handle.CaseList.Reader;
import org.unionhall.proposal.handle.CaseList.Wish;
import org.unionhall.proposal.handle.Light;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;

/** The table of cases by their lights, to be taken away: the same rows in the same order. */
@Component
class HandlingExport implements ExportSource {

    private static final int AT_ONCE = 500;

    private final CaseList list;
    private final ProposalList proposals;
    private final ProposalWords words;
    private final Audit audit;

    HandlingExport(CaseList list, ProposalList proposals, ProposalWords words, Audit audit) {
        this.list = list;
        this.proposals = proposals;
        this.words = words;
        this.audit = audit;
    }

    @Override
    public String list() {
        return "proposal-handling";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return actor.has(HandlingReaders.class.getAnnotation(AllowedFor.class).value());
    }

    /** As the page reads it; empty for who has no case in any view. */
    private static Optional<Wish> wish(Reader reader, Address here) {
        return reader.views().isEmpty() ? Optional.empty() : Optional.of(Wish.of(reader, here));
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        Reader reader = list.reader(actor);
        return wish(reader, filters).map(wish -> new Subject("proposal.handle.export", "proposal.export.lead", "proposal.handle.menu", "/proposals/handling", "提案办理",
                count(reader, wish), words.new Chips().add("view", "proposal.handle.menu", words.say("proposal.handle.view." + wish.view()))
                        .add("which", "proposal.handle.which", wish.waits() == null ? wish.which() : null).add("waits", "proposal.waits", wish.waits()).add("q", "proposal.handle.search", wish.q()).add("light", "proposal.handle.light", wish.light()).list(),
                false, proposals.reach(actor) + reader.sessions()));
    }

    private long count(Reader reader, Wish wish) {
        Map<Light, Long> lights = list.lights(reader, wish);
        return wish.light() == null ? lights.values().stream().mapToLong(Long::longValue).sum() : lights.getOrDefault(wish.light(), 0L);
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Reader reader = list.reader(actor);
        Wish wish = wish(reader, order.filters()).orElseThrow();
        Map<UUID, String> sessions = words.sessions();
        long rows = 0;
        try (SheetWriter sheet = SheetWriter.xlsx(out, words.say("proposal.handle.menu"), List.of(Column.text(words.say("proposal.session.label"), 30),
                Column.text(words.say("proposal.number"), 12), Column.text(words.say("proposal.title"), 50), Column.text(words.say("proposal.proposers"), 24),
                Column.text(words.say("proposal.handle.department"), 24), Column.text(words.say("proposal.handle.assists"), 24),
                Column.text(words.say("proposal.handle.stage"), 16), Column.integer(words.say("proposal.handle.round"), 8), Column.date(words.say("proposal.handle.due")),
                Column.text(words.say("proposal.handle.light"), 10), Column.integer(words.say("proposal.handle.age"), 10),
                Column.integer(words.say("proposal.handle.reminders"), 10)))) {
            for (List<CaseList.Row> some = list.rows(reader, wish, AT_ONCE, 0); !some.isEmpty(); some = some.size() < AT_ONCE ? List.of() : list.rows(reader, wish, AT_ONCE, rows)) {
                for (CaseList.Row row : some) {
                    Proposal one = row.proposal();
                    sheet.row(sessions.get(one.session()), one.caseNo(), one.title(), one.proposers(), one.departmentName(), row.assists(), words.of(one.stage()),
                            one.round(), one.dueOn(), row.light() == Light.NONE ? "" : words.of(row.light()), row.days(), row.reminders());
                    done.accept(++rows);
                }
            }
        }
        audit.record(AuditEntry.of(actor, "proposal.handling.export").on("list", null, order.filters().without("page").without("size").toString())
                .because(why).rows(rows));
        return rows;
    }
}
