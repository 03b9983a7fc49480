package org.unionhall.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a table row by row, without keeping the rows. What {@link SheetReader} makes of it is what was given, apart
 * from what no one can see: blanks at either end and control characters (see {@link Cell#text}).
 *
 * <p>Closing completes the file and flushes the stream, but leaves the stream open. Not for use by two threads.
 */
public interface SheetWriter extends AutoCloseable {

    /** Rows below the heading that drop-down lists and text format are prepared for. */
    int PREPARED_ROWS = 200_000;

    /** How many rows, the heading included, an xlsx sheet can hold. */
    int MOST_ROWS = Address.LAST_ROW;

    /**
     * A workbook with one visible sheet: heading bold and frozen, filter over all columns, text columns formatted as
     * text so that what people type there later stays as typed.
     *
     * @param sheetName letters Excel does not allow are replaced, at most 31 are kept
     */
    static SheetWriter xlsx(OutputStream out, String sheetName, List<Column> columns) throws IOException {
        return new XlsxWriter(out, sheetName, columns, null);
    }

    /** The same with a second sheet of instructions; rows are optional, a template has none or a few examples. */
    static SheetWriter xlsx(OutputStream out, String sheetName, List<Column> columns, Notes notes)
            throws IOException {
        return new XlsxWriter(out, sheetName, columns, notes);
    }

    /** UTF-8 with a byte order mark (Excel needs it for Chinese), commas, CRLF, formulas neutralised. */
    static SheetWriter csv(OutputStream out, List<Column> columns) throws IOException {
        return new CsvWriter(out, columns);
    }

    /**
     * Adds a row.
     *
     * @param values one for each column at most, in their order; null for an empty cell
     * @throws IllegalArgumentException when there are too many values or one does not suit its column
     * @throws org.unionhall.kernel.Refusal when a text or the table is too long for Excel
     */
    void row(List<?> values) throws IOException;

    default void row(Object... values) throws IOException {
        row(Arrays.asList(values));
    }

    @Override
    void close() throws IOException;
}
