package org.unionhall.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.ss.usermodel.DateUtil;
import org.dhatim.fastexcel.Worksheet;
import org.unionhall.kernel.Refusal;

/** Writes xlsx in blocks of rows; a block leaves memory as soon as it is written. */
final class XlsxWriter implements SheetWriter {

    private static final int BLOCK = 500;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final List<Column> columns;
    private final org.dhatim.fastexcel.Workbook workbook;
    private final Worksheet sheet;
    private int rows = 1;
    private int written = 1;
    private boolean closed;

    XlsxWriter(OutputStream out, String sheetName, List<Column> columns, Notes notes) throws IOException {
        this.columns = List.copyOf(columns);
        this.workbook = new org.dhatim.fastexcel.Workbook(out, "Unionhall", "1.0");
        this.sheet = workbook.newWorksheet(tabName(sheetName));
        heading();
        if (notes != null) {
            notes(notes);
        }
        choices();
        sheet.flush();
    }

    @Override
    public void row(List<?> values) throws IOException {
        Values.fit(values, columns);
        if (rows >= MOST_ROWS) {
            throw new Refusal("sheet.write.rows", MOST_ROWS);
        }
        for (int column = 0; column < values.size(); column++) {
            if (values.get(column) != null) {
                cell(column, values.get(column));
            }
        }
        rows++;
        if (rows - written >= BLOCK) {
            block();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        block();
        if (!columns.isEmpty()) {
            sheet.setAutoFilter(0, 0, rows - 1, columns.size() - 1);
        }
        workbook.finish();
    }

    private void heading() {
        for (int column = 0; column < columns.size(); column++) {
            Column each = columns.get(column);
            sheet.width(column, each.width());
            sheet.style(column).format(format(each.kind())).set();
            text(0, column, each.heading());
            sheet.style(0, column).format("@").bold().set();
        }
        sheet.freezePane(0, 1);
    }

    private void cell(int column, Object value) {
        switch (columns.get(column).kind()) {
            case TEXT -> text(rows, column, Values.text(value, rows + 1, column));
            case DATE -> date(column, Values.date(value));
            case INTEGER -> sheet.value(rows, column, Values.integer(value));
            case MONEY -> sheet.value(rows, column, Values.money(value));
        }
    }

    private void text(int row, int column, String text) {
        // Inline, not shared: shared texts would all be kept until the end.
        sheet.inlineString(row, column, CellText.toXml(text));
    }

    private void date(int column, LocalDate date) {
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            text(rows, column, date.toString());
        } else {
            sheet.value(rows, column, new BigDecimal((int) DateUtil.getExcelDate(date)));
        }
    }

    /** Formats the rows since the last block, empty cells too, and lets them go. */
    private void block() throws IOException {
        if (rows == written) {
            return;
        }
        for (int column = 0; column < columns.size(); column++) {
            sheet.range(written, column, rows - 1, column).style().format(format(columns.get(column).kind())).set();
        }
        sheet.flush();
        written = rows;
    }

    private void notes(Notes notes) {
        Worksheet page = workbook.newWorksheet(tabName(notes.title()));
        page.width(0, 100);
        for (int line = 0; line < notes.lines().size(); line++) {
            page.inlineString(line, 0, CellText.toXml(notes.lines().get(line)));
            page.style(line, 0).format("@").wrapText(true).set();
        }
    }

    /** Choices stand on a hidden sheet: a list within the rule itself may not exceed 255 characters. */
    private void choices() {
        if (columns.stream().allMatch(column -> column.choices().isEmpty())) {
            return;
        }
        Worksheet lists = workbook.newWorksheet("_choices");
        lists.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
        for (int column = 0; column < columns.size(); column++) {
            List<String> values = new ArrayList<>(columns.get(column).choices());
            for (int i = 0; i < values.size(); i++) {
                lists.inlineString(i, column, CellText.toXml(values.get(i)));
            }
            if (!values.isEmpty()) {
                sheet.range(1, column, PREPARED_ROWS, column)
                        .validateWithList(lists.range(0, column, values.size() - 1, column))
                        .allowBlank(true).showErrorMessage(true);
            }
        }
    }

    private static String format(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> "@";
            case DATE -> "yyyy-mm-dd";
            case INTEGER -> "0";
            case MONEY -> "#,##0.00";
        };
    }

    /** Excel refuses a file whose tab has an empty name, an apostrophe at an end, or is called History. */
    private static String tabName(String name) {
        String clean = CellText.value(name.replaceAll("[\\\\/?*:\\[\\]\\p{Cntrl}]", "-")).replaceAll("^'+|'+$", "");
        int end = Math.min(clean.length(), 31);
        if (end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1))) {
            end--;
        }
        clean = clean.substring(0, end).replaceAll("'+$", "");
        return clean.isEmpty() || clean.equalsIgnoreCase("History") ? "Sheet" : clean;
    }
}
