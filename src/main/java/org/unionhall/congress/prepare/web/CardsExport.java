package org.unionhall.congress.prepare.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.prepare.DelegateSearch;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.Terms;
import org.unionhall.export.ExportForm;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Bookbinder;
import org.unionhall.web.Bookbinder.Chapter;
import org.unionhall.web.Chip;
import org.unionhall.web.Typed;

/** The cards of all delegates of a term as one file, a part for each delegation: laid out in the background when they are many. */
@Component
class CardsExport implements ExportSource {

    private static final Role[] KEEPERS = {Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR};
    /** A choice, not measured on an idle machine: a sheet of eight with their codes, and the fonts of the file. */
    private static final long WHILE_ONE_WAITS = 24;
    private static final int MOST = 2000;

    private final Terms terms;
    private final Delegates delegates;
    private final CongressRights rights;
    private final DelegateCards codes;
    private final Bookbinder binder;
    private final PrepareWords words;
    private final Audit audit;
    private final Clock clock;

    CardsExport(Terms terms, Delegates delegates, CongressRights rights, DelegateCards codes, Bookbinder binder, PrepareWords words, Audit audit, Clock clock) {
        this.terms = terms;
        this.delegates = delegates;
        this.rights = rights;
        this.codes = codes;
        this.binder = binder;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "delegate-cards";
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
        return actor.has(KEEPERS);
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        return term(actor, filters).map(term -> new Subject("congress.cards.all", "congress.cards.lead", "congress.delegates", "/congress/terms/" + term.id() + "/delegates",
                words.term(term) + "代表证", published(term).size(), List.of(new Chip("term", words.term(term))), false, reach(actor)));
    }

    /** The term asked for, or the first the reader prepares; empty for one that is not theirs. */
    private Optional<Term> term(Actor actor, Address filters) {
        UUID asked = Typed.id(filters.value("term"));
        Optional<Term> term = asked == null ? terms.list(actor).stream().filter(one -> rights.works(actor, one.unit())).findFirst() : terms.find(actor, asked);
        return term.filter(one -> rights.works(actor, one.unit()));
    }

    private static String reach(Actor actor) {
        Scope scope = actor.scope(KEEPERS);
        return scope.all() + " " + scope.roots().stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
    }

    private List<Mandate> published(Term term) {
        return delegates.list(new DelegateSearch(term.id(), null, null, null, DelegateKind.FORMAL, EnumSet.of(DelegateStage.ACTIVE), "", false), 0, MOST);
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Term term = term(actor, order.filters()).orElseThrow(() -> new Refusal("export.fault"));
        List<CardPart> parts = CardPart.of(published(term), codes);
        long size = parts.stream().map(CardPart::cards).mapToLong(Collection::size).sum();
        Map<String, Object> model = new HashMap<>();
        model.put("term", term);
        model.put("size", size);
        model.put("today", LocalDate.now(clock));
        binder.bind("congress/prepare/cards", model, parts.stream().map(part -> new Chapter(part.name() == null ? words.term(term) : part.name(), part)).toList(), out,
                laid -> done.accept(parts.stream().limit(laid).map(CardPart::cards).mapToLong(Collection::size).sum()));
        audit.record(AuditEntry.of(actor, "congress.cards").on("congress-term", term.id(), words.term(term)).because(why).rows(size));
        return size;
    }
}
