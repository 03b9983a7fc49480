package org.unionhall.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes csv as Excel and WPS open it by a double click. */
final class CsvWriter implements SheetWriter {

    private final List<Column> columns;
    private final Writer out;
    private int row = 1;

    CsvWriter(OutputStream out, List<Column> columns) throws IOException {
        this.columns = List.copyOf(columns);
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.out.write('\uFEFF');
        for (int column = 0; column < columns.size(); column++) {
            field(column, CellText.toCsv(columns.get(column).heading()));
        }
        this.out.write("\r\n");
    }

    @Override
    public void row(List<?> values) throws IOException {
        Values.fit(values, columns);
        row++;
        for (int column = 0; column < columns.size(); column++) {
            Object value = column < values.size() ? values.get(column) : null;
            field(column, value == null ? "" : shown(value, column));
        }
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    private String shown(Object value, int column) {
        return switch (columns.get(column).kind()) {
            case TEXT -> CellText.toCsv(Values.text(value, row, column));
            case DATE -> Values.date(value).toString();
            case INTEGER -> Values.integer(value).toPlainString();
            case MONEY -> Values.money(value).toPlainString();
        };
    }

    private void field(int column, String text) throws IOException {
        if (column > 0) {
            out.write(',');
        }
        if (needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    private static boolean needsQuotes(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.startsWith("sep=") || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (",;\t\"\r\n".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
