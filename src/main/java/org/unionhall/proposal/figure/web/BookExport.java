package org.unionhall.proposal.figure.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportForm;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.web.Address;
import org.unionhall.web.Bookbinder;
import org.unionhall.web.Bookbinder.Chapter;
import org.unionhall.web.Typed;

/** The book of a session as a PDF: however many cases, none is left out. */
@Component
class BookExport implements ExportSource {

    /** A choice, not measured on an idle machine: a PDF takes some two seconds for its fonts, then grows with its cases. */
    private static final long WHILE_ONE_WAITS = 30;

    private final Book book;
    private final Bookbinder binder;
    private final Reckoning reckoning;
    private final ProposalList list;
    private final ProposalWords words;
    private final Audit audit;
    private final Clock clock;

    BookExport(Book book, Bookbinder binder, Reckoning reckoning, ProposalList list, ProposalWords words, Audit audit, Clock clock) {
        this.book = book;
        this.binder = binder;
        this.reckoning = reckoning;
        this.list = list;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "proposal-book";
    }

    @Override
    public ExportForm form() {
        return ExportForm.PDF;
    }

    @Override
    public long atOnce(long usual) {
        return WHILE_ONE_WAITS;
    }

    @Override
    public boolean opensTo(Actor actor) {
        return true;
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        return session(actor, filters).map(period -> {
            Category only = category(filters);
            String session = words.of(period.session());
            return new Subject("proposal.book", "proposal.book.lead", "proposal.figures", "/proposals/figures/book", session + "提案汇编" + (only == null ? "" : " " + words.of(only)),
                    book.count(actor, period.session(), only), words.new Chips().add("session", "proposal.session.label", session).add("category", "proposal.category", only).list(),
                    false, list.reach(actor));
        });
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Period period = session(actor, order.filters()).orElseThrow(() -> new Refusal("export.fault"));
        List<Book.Case> cases = book.cases(actor, period.session(), category(order.filters()));
        Map<String, Object> model = new HashMap<>();
        model.put("sessionName", words.of(period.session()));
        model.put("category", category(order.filters()));
        model.put("today", LocalDate.now(clock));
        binder.bind("proposal/figure/book", model, cases.stream().map(one -> new Chapter(one.proposal().caseNo() + " " + one.proposal().title(), one)).toList(), out, done);
        audit.record(AuditEntry.of(actor, "proposal.book").on("list", null, order.filters().toString()).because(why).rows(cases.size()));
        return cases.size();
    }

    private Optional<Period> session(Actor actor, Address filters) {
        return Optional.ofNullable(reckoning.period(actor, Typed.id(filters.value("session")), null));
    }

    private static Category category(Address filters) {
        return Typed.asked(filters.value("category"), Category.class);
    }
}
