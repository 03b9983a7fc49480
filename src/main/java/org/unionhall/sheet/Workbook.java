package org.unionhall.sheet;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A table file opened for reading. Not for use by two threads at once. */
public interface Workbook extends AutoCloseable {

    /** How the content is written, whatever the file is called. */
    enum Format { XLSX, CSV }

    /** A sheet of the workbook; very hidden ones count as hidden. */
    record SheetName(String name, boolean hidden) { }

    Format format();

    /** The character set of a csv file; empty for xlsx. */
    Optional<Charset> charset();

    /** Sheets with cells, visible ones first, otherwise in the order of the tabs. A csv file has one. */
    List<SheetName> sheetNames();

    /** Merged ranges of a sheet in the order of their first rows. May be asked before or after reading. */
    List<CellRange> mergedRanges(String sheetName);

    /** How many rows a sheet has, as far as can be told without reading them; for progress, not for counting. 0: unknown. */
    long rowsAbout(String sheetName);

    /**
     * Hands over every row with content, top to bottom. May be called again.
     *
     * @param sheetName null for the first visible sheet
     * @return how many rows were handed over
     * @throws org.unionhall.kernel.Refusal when the sheet is missing, empty, too large or damaged. Rows may
     *         already have been handed over by then: what was made of them must be thrown away.
     */
    int read(String sheetName, Consumer<Row> rows);

    @Override
    void close();
}
