package org.unionhall.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Money;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.Notes;
import org.unionhall.sheet.SheetWriter;

/** Writes the empty workbook of a kind: headings, one invented row, lists to choose from, a sheet of instructions. */
@Component
public class RosterTemplate {

    /** Begins one cell of the example row, so that the row is known for what it is and real data never is. */
    static final String EXAMPLE = "示例：";
    private static final String REQUIRED = "*";
    private static final List<String> YES_NO = List.of("是", "否");

    private final MessageSource messages;
    private final Sentences sentences;

    RosterTemplate(MessageSource messages, Sentences sentences) {
        this.messages = messages;
        this.sentences = sentences;
    }

    public void write(RosterKind kind, OutputStream out, Locale locale) throws IOException {
        Notes notes = new Notes(say("intake.template.notes", locale), notes(kind, locale));
        try (SheetWriter sheet = SheetWriter.xlsx(out, sentences.kind(kind.name(), locale),
                kind.columns().stream().map(RosterTemplate::column).toList(), notes)) {
            sheet.row(example(kind));
        }
    }

    private static Column column(RosterColumn column) {
        String heading = column.heading() + (column.required() ? REQUIRED : "");
        int width = Math.max(12, Math.min(40, heading.length() * 2 + 4));
        return switch (column.kind()) {
            case DATE -> Column.date(heading);
            case MONEY -> Column.money(heading);
            case YES_NO -> Column.text(heading, width).choices(YES_NO);
            case TEXT, DIGITS -> Column.text(heading, width).choices(column.choices());
        };
    }

    private static List<Object> example(RosterKind kind) {
        List<Object> values = new ArrayList<>();
        boolean marked = false;
        for (RosterColumn column : kind.columns()) {
            Object value = example(column);
            boolean mark = !marked && value != null && column.kind() == RosterColumn.Kind.TEXT && column.choices().isEmpty();
            values.add(mark ? EXAMPLE + value : value);
            marked |= mark;
        }
        if (!marked) {
            values.set(0, EXAMPLE + kind.columns().get(0).example());
        }
        return values;
    }

    private static Object example(RosterColumn column) {
        String example = column.example();
        return example == null || example.isEmpty() ? null : switch (column.kind()) {
            case DATE -> LocalDate.parse(example);
            case MONEY -> Money.parse(example).yuan();
            default -> example;
        };
    }

    private List<String> notes(RosterKind kind, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            lines.add(say("intake.template.note." + number, locale));
        }
        for (RosterColumn column : kind.columns()) {
            String how = say("intake.template.how." + column.kind(), locale);
            lines.add(say(column.required() ? "intake.template.required" : "intake.template.optional", locale,
                    column.heading(), how, column.choices().isEmpty() ? "" : String.join("、", column.choices())));
        }
        return lines;
    }

    private String say(String code, Locale locale, Object... args) {
        return messages.getMessage(code, args, locale);
    }
}
