package org.unionhall.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.unionhall.kernel.Refusal;

/** A text file with one record a line; its only sheet bears the name of the file. */
final class CsvWorkbook implements Workbook {

    /** {@code ="00123"}: the way some systems keep Excel from eating zeros. Still a formula. */
    private static final Pattern TEXT_FORMULA = Pattern.compile("=\"((?:[^\"]|\"\")*)\"");
    private static final String SEPARATORS = ",;\t";

    private final byte[] bytes;
    private final CsvCharset charset;
    private final SheetName sheet;
    private final SheetLimits limits;
    private final boolean announced;
    private final char separator;

    private CsvWorkbook(byte[] bytes, CsvCharset charset, String fileName, SheetLimits limits) {
        this.bytes = bytes;
        this.charset = charset;
        this.sheet = new SheetName(baseName(fileName), false);
        this.limits = limits;
        String first = firstLine();
        // Excel's own way to announce the separator; the line is not part of the table.
        this.announced = first.length() == 5 && first.startsWith("sep=");
        this.separator = announced ? first.charAt(4) : mostFrequent(first);
    }

    static CsvWorkbook open(byte[] bytes, String fileName, SheetLimits limits) {
        return new CsvWorkbook(bytes, CsvCharset.of(bytes), fileName, limits);
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.of(charset.charset());
    }

    @Override
    public List<SheetName> sheetNames() {
        return List.of(sheet);
    }

    @Override
    public List<CellRange> mergedRanges(String sheetName) {
        return List.of();
    }

    @Override
    public long rowsAbout(String sheetName) {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Override
    public int read(String sheetName, Consumer<Row> rows) {
        if (sheetName != null && !sheetName.equals(sheet.name())) {
            throw new Refusal("sheet.notFound", sheetName, sheet.name());
        }
        RowGate gate = new RowGate(limits, rows);
        try (Reader reader = reader()) {
            CsvRecords records = new CsvRecords(reader, separator, limits.maxCellLength());
            if (announced) {
                records = skipAnnouncement(reader);
            }
            int number = 0;
            for (List<String> fields = records.next(); fields != null; fields = records.next()) {
                number++;
                gate.row(number, false, cells(number, fields), List.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gate.close(sheet.name());
    }

    @Override
    public void close() {
        // nothing is open between two readings
    }

    private CsvRecords skipAnnouncement(Reader reader) throws IOException {
        reader.skip(5);
        int c = reader.read();
        if (c == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        return new CsvRecords(reader, separator, limits.maxCellLength());
    }

    private static List<Cell> cells(int number, List<String> fields) {
        List<Cell> cells = new ArrayList<>(fields.size());
        for (int column = 0; column < fields.size(); column++) {
            cells.add(cell(number, column, fields.get(column)));
        }
        return cells;
    }

    private static Cell cell(int row, int column, String raw) {
        if (raw.startsWith("=") && raw.length() > 1) {
            var quoted = TEXT_FORMULA.matcher(raw);
            String text = quoted.matches() ? quoted.group(1).replace("\"\"", "\"") : raw;
            return new Cell(row, column, Cell.Kind.FORMULA, CellText.value(text), raw);
        }
        String text = CellText.value(CellText.fromCsv(raw));
        return new Cell(row, column, text.isEmpty() ? Cell.Kind.BLANK : Cell.Kind.TEXT, text, raw);
    }

    private Reader reader() {
        var in = new ByteArrayInputStream(bytes, charset.markLength(), bytes.length - charset.markLength());
        return new java.io.BufferedReader(new InputStreamReader(in, charset.decoder()));
    }

    /** The first line with content; line breaks within quotes belong to it. */
    private String firstLine() {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        try (Reader reader = reader()) {
            for (int c = reader.read(); c >= 0 && line.length() < 100_000; c = reader.read()) {
                quoted ^= c == '"';
                if (!quoted && (c == '\n' || c == '\r')) {
                    if (line.toString().isBlank()) {
                        line.setLength(0);
                        continue;
                    }
                    break;
                }
                line.append((char) c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static char mostFrequent(String line) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            int which = SEPARATORS.indexOf(line.charAt(i));
            if (which >= 0 && !quoted) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    private static String baseName(String fileName) {
        String name = fileName == null ? "" : fileName.substring(Math.max(fileName.lastIndexOf('/'),
                fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
