package org.unionhall.sheet;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import org.unionhall.kernel.Refusal;

/**
 * Cuts text into records as Excel does (RFC 4180, forgiving): quotes only count at the beginning of a field, line
 * breaks may be LF, CRLF or CR, and may stand within quotes.
 */
final class CsvRecords {

    private final Reader in;
    private final char separator;
    private final int maxFieldLength;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder field = new StringBuilder();
    private int position;
    private int filled;
    private int line = 1;
    private int record;

    CsvRecords(Reader in, char separator, int maxFieldLength) {
        this.in = in;
        this.separator = separator;
        this.maxFieldLength = maxFieldLength;
    }

    /** The next record, fields without their quotes; null at the end. */
    List<String> next() throws IOException {
        int c = read();
        if (c < 0) {
            return null;
        }
        record++;
        List<String> fields = new ArrayList<>();
        while (true) {
            c = c == '"' ? quoted(fields.size()) : c;
            while (c >= 0 && c != separator && c != '\n' && c != '\r') {
                append((char) c, fields.size());
                c = read();
            }
            fields.add(field.toString());
            field.setLength(0);
            if (c != separator) {
                endOfLine(c);
                return fields;
            }
            c = read();
        }
    }

    /** Reads up to the closing quote and returns what follows it. */
    private int quoted(int column) throws IOException {
        int opened = line;
        while (true) {
            int c = read();
            if (c < 0 || field.length() > maxFieldLength) {
                // A quote that is never closed swallows the rest of the file: name the line where it stands.
                throw new Refusal("sheet.csv.quote", opened, Address.of(record, column));
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            } else if (c == '\n' || c == '\r' && peek() != '\n') {
                line++;
            }
            field.append((char) c);
        }
    }

    private void append(char c, int column) {
        if (field.length() >= maxFieldLength) {
            throw new Refusal("sheet.tooLarge.cell", Address.of(record, column), maxFieldLength);
        }
        field.append(c);
    }

    private void endOfLine(int c) throws IOException {
        line++;
        if (c == '\r' && peek() == '\n') {
            read();
        }
    }

    private int peek() throws IOException {
        return fill() ? buffer[position] : -1;
    }

    private int read() throws IOException {
        return fill() ? buffer[position++] : -1;
    }

    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        filled = in.read(buffer);
        position = 0;
        return filled > 0;
    }
}
