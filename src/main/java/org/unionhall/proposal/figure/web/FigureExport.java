package org.unionhall.proposal.figure.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.Rate;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Line;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Reckoning.Sum;
import org.unionhall.proposal.figure.Slice;
import org.unionhall.proposal.figure.Tally;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.Notes;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;
import org.unionhall.web.Typed;

/** All figures of a session in one workbook, a line for all and for each group; how each is made stands on a second sheet. */
@Component
class FigureExport implements ExportSource {

    private final Reckoning reckoning;
    private final ReckoningController page;
    private final ProposalWords words;
    private final Audit audit;

    FigureExport(Reckoning reckoning, ReckoningController page, ProposalWords words, Audit audit) {
        this.reckoning = reckoning;
        this.page = page;
        this.words = words;
        this.audit = audit;
    }

    @Override
    public String list() {
        return "proposal-figures";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return true;
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        return Optional.ofNullable(period(actor, filters)).map(period -> new Subject("proposal.figure.export", "proposal.figure.export.lead", "proposal.figures",
                "/proposals/figures", "提案统计", lines(reckoning.of(period)), words.new Chips().add("session", "proposal.session.label", page.title(period)).list(), false, ""));
    }

    private Period period(Actor actor, Address filters) {
        return reckoning.period(actor, Typed.id(filters.value("session")), Typed.id(filters.value("term")));
    }

    private static long lines(Sum sum) {
        return 1L + sum.byCategory().size() + sum.byDelegation().size() + sum.byDepartment().size();
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Sum sum = reckoning.of(period(actor, order.filters()));
        List<Column> columns = new ArrayList<>(List.of(Column.text(words.say("proposal.figure.group"), 12), Column.text(words.say("proposal.awards.name"), 24)));
        Stream.of(Slice.values()).map(slice -> Column.integer(words.say("proposal.figure.Slice." + slice), 12)).forEach(columns::add);
        Stream.of(Rate.values()).map(rate -> Column.text(words.say("proposal.figure.Rate." + rate), 12)).forEach(columns::add);
        List<String> notes = new ArrayList<>();
        Stream.of(Rate.values()).map(rate -> words.say("proposal.figure.Rate." + rate) + words.say("proposal.figure.is") + words.say("proposal.figure.Rate." + rate + ".formula"))
                .forEach(notes::add);
        Stream.of("flow", "work", "marks", "by-department", "funnel").map(part -> words.say("proposal.figure." + part + ".note")).forEach(notes::add);
        try (SheetWriter sheet = SheetWriter.xlsx(out, words.say("proposal.figures"), columns, new Notes(words.say("proposal.figure.formula"), notes))) {
            sheet.row(cells(words.say("proposal.figure.all"), "", sum.all(), true));
            for (Line line : sum.byCategory()) {
                sheet.row(cells(words.say("proposal.category"), words.say("proposal.Category." + line.key()), line.tally(), true));
            }
            for (Line line : sum.byDelegation()) {
                sheet.row(cells(words.say("proposal.delegation"), line.name() == null ? words.say("proposal.summary.none") : line.name(), line.tally(), true));
            }
            for (Line line : sum.byDepartment()) {
                sheet.row(cells(words.say("proposal.department"), line.name() == null ? words.say("proposal.figure.unassigned") : line.name(), line.tally(), false));
            }
        }
        long rows = lines(sum);
        done.accept(rows);
        audit.record(AuditEntry.of(actor, "proposal.figures.export").on("list", null, order.filters().toString()).because(why).rows(rows));
        return rows;
    }

    /** @param marks whether the marks may be told of this group; of a department only where enough cases are evaluated, and never apart */
    private static List<Object> cells(String group, String name, Tally tally, boolean marks) {
        List<Object> cells = new ArrayList<>(List.of(group, name));
        Stream.of(Slice.values()).map(slice -> marks || !slice.marks() ? tally.count(slice) : null).forEach(cells::add);
        Stream.of(Rate.values()).map(rate -> marks || !rate.marks() || rate == Rate.CONTENT && tally.tells(rate) ? tally.percent(rate) : null).forEach(cells::add);
        return cells;
    }
}
