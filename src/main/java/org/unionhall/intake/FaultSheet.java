package org.unionhall.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;

/** The faulty rows as a workbook, for whoever has to put them right: row, cell, sentence, then the row as it stands in the file. */
@Component
public class FaultSheet {

    private static final int PIECE = 500;

    private final Rosters rosters;
    private final Sentences sentences;
    private final MessageSource messages;

    FaultSheet(Rosters rosters, Sentences sentences, MessageSource messages) {
        this.rosters = rosters;
        this.sentences = sentences;
        this.messages = messages;
    }

    /** One line for every fault; columns with sensitive values are left out. */
    public void write(Actor actor, Roster roster, RosterKind kind, OutputStream out, Locale locale) throws IOException {
        List<RosterColumn> shown = kind.columns().stream().filter(column -> !column.sensitive()).toList();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.integer(say("intake.fault.row", locale), 8));
        columns.add(Column.text(say("intake.fault.cell", locale), 10));
        columns.add(Column.text(say("intake.fault.sentence", locale), 60));
        shown.forEach(column -> columns.add(Column.text(column.heading(), 16)));
        try (SheetWriter sheet = SheetWriter.xlsx(out, say("intake.fault.sheet", locale), columns)) {
            for (long offset = 0; offset < roster.counts().faulty(); offset += PIECE) {
                for (RosterLine line : rosters.lines(actor, roster.id(), LineStatus.FAULTY, offset, PIECE)) {
                    for (Line.Remark fault : line.faults()) {
                        List<Object> values = new ArrayList<>();
                        values.add(line.row());
                        values.add(fault.cell());
                        values.add(sentences.of(fault.code(), fault.args(), locale));
                        shown.forEach(column -> values.add(line.fields().get(column.field())));
                        sheet.row(values);
                    }
                }
            }
        }
    }

    private String say(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
