package org.unionhall.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Finds the merged ranges of a sheet before its rows are read. They stand behind the rows, so the part is looked
 * through for the word first, and parsed only when the word is there. Its rows are counted on the way.
 */
final class XlsxMerges extends DefaultHandler {

    private static final byte[] WORD = "mergeCell".getBytes(StandardCharsets.US_ASCII);
    /** The bytes of {@code <row}. */
    private static final int ROW = 0x3C726F77;
    private static final int MOST_RANGES = 100_000;

    private final List<CellRange> ranges = new ArrayList<>();

    /** Opens the part afresh each time it is asked. */
    interface Part {
        InputStream open() throws IOException;
    }

    /**
     * What a part holds by the look of its bytes, without understanding them.
     *
     * @param merges it may speak of merged cells
     * @param rows   how many rows it seems to have; 0 when that cannot be told
     */
    record Glance(boolean merges, long rows) {
    }

    /** In the order of their first rows. */
    static List<CellRange> of(Part part, Glance glance) throws IOException {
        if (!glance.merges) {
            return List.of();
        }
        XlsxMerges merges = new XlsxMerges();
        try (InputStream in = part.open()) {
            SafeXml.parse(in, merges);
        }
        merges.ranges.sort(Comparator.comparingInt(CellRange::firstRow).thenComparingInt(CellRange::firstColumn));
        return List.copyOf(merges.ranges);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        if (name.equals("mergeCell")) {
            try {
                ranges.add(CellRange.parse(String.valueOf(attributes.getValue("ref"))));
            } catch (IllegalArgumentException e) {
                throw new SAXException("no range", e);
            }
            if (ranges.size() > MOST_RANGES) {
                throw new SAXException("too many merged ranges");
            }
        }
    }

    static Glance glance(Part part) throws IOException {
        byte[] buffer = new byte[1 << 16];
        boolean merges = false;
        long rows = 0;
        int matched = 0;
        int four = 0;
        boolean first = true;
        try (InputStream in = part.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (first && n > 1 && (buffer[0] == 0 || buffer[1] == 0 || (buffer[0] & 0xFE) == 0xFE)) {
                    return new Glance(true, 0); // two bytes a letter
                }
                first = n == 0 && first;
                for (int i = 0; i < n; i++) {
                    byte b = buffer[i];
                    four = four << 8 | b & 0xFF;
                    rows += four == ROW ? 1 : 0;
                    matched = b == WORD[matched] ? matched + 1 : b == WORD[0] ? 1 : 0;
                    if (matched == WORD.length) {
                        merges = true;
                        matched = 0;
                    }
                }
            }
        }
        return new Glance(merges, rows);
    }
}
