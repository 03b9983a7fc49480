package org.unionhall.proposal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;

/** A list of proposals as a workbook: the rows that its page shows, in the same order. */
@Component
public class ProposalSheet {

    private final ProposalList list;
    private final ProposalWords words;
    private final Clock clock;

    ProposalSheet(ProposalList list, ProposalWords words, Clock clock) {
        this.list = list;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Writes what the reader may see of a list, within the transaction under way.
     *
     * @param name of the sheet
     * @param done told after each row how many there are
     * @return the number of rows below the headings
     */
    public long write(Actor actor, ProposalSearch search, Only only, String name, OutputStream out, LongConsumer done) throws IOException {
        Map<UUID, String> sessions = words.sessions();
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, name, List.of(Column.text(words.say("proposal.session.label"), 30),
                Column.text(words.say("proposal.number"), 12), Column.text(words.say("proposal.title"), 50), Column.text(words.say("proposal.category"), 14),
                Column.text(words.say("proposal.proposers"), 24), Column.text(words.say("proposal.delegation"), 20), Column.integer(words.say("proposal.seconds"), 8),
                Column.text(words.say("proposal.stage.label"), 16), Column.text(words.say("proposal.department"), 24), Column.date(words.say("proposal.submitted")),
                Column.date(words.say("proposal.filed"))))) {
            list.each(actor, search, only, row -> {
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
        return rows[0];
    }

    private LocalDate day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone());
    }
}
