package org.unionhall.proposal.figure.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
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
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;
import org.unionhall.web.Typed;

/** All figures of a session in one workbook: what, of whom, how many, and how a rate is made. */
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
        return Rate.values().length + Slice.values().length * (1L + sum.byCategory().size() + sum.byDelegation().size())
                + told() * sum.byDepartment().size();
    }

    private static long told() {
        return List.of(Slice.values()).stream().filter(slice -> !slice.marks()).count();
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        String why = Reason.of(order.reason());
        Sum sum = reckoning.of(period(actor, order.filters()));
        try (SheetWriter sheet = SheetWriter.xlsx(out, words.say("proposal.figures"), List.of(Column.text(words.say("proposal.figure.group"), 24),
                Column.text(words.say("proposal.figure.what"), 28), Column.text(words.say("proposal.figure.value"), 12), Column.text(words.say("proposal.figure.formula"), 60)))) {
            for (Rate rate : Rate.values()) {
                sheet.row(words.say("proposal.figure.rates"), words.say("proposal.figure.Rate." + rate), sum.all().percent(rate),
                        words.say("proposal.figure.Rate." + rate + ".formula"));
            }
            line(sheet, words.say("proposal.figure.all"), new Line("", null, sum.all()), true);
            for (Line line : sum.byCategory()) {
                line(sheet, words.say("proposal.Category." + line.key()), line, true);
            }
            for (Line line : sum.byDelegation()) {
                line(sheet, line.name() == null ? words.say("proposal.summary.none") : line.name(), line, true);
            }
            for (Line line : sum.byDepartment()) {
                line(sheet, line.name() == null ? words.say("proposal.summary.none") : line.name(), line, false);
            }
        }
        long rows = lines(sum);
        done.accept(rows);
        audit.record(AuditEntry.of(actor, "proposal.figures.export").on("list", null, order.filters().toString()).because(why).rows(rows));
        return rows;
    }

    /** @param marks whether the marks may be told of this group */
    private void line(SheetWriter sheet, String group, Line line, boolean marks) throws IOException {
        for (Slice slice : Slice.values()) {
            if (marks || !slice.marks()) {
                sheet.row(group, words.say("proposal.figure.Slice." + slice), String.valueOf(line.tally().count(slice)), "");
            }
        }
    }
}
