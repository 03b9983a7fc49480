package org.unionhall.sheet;

/**
 * A rectangle of cells, all four bounds included: rows from 1 as Excel counts them, columns from 0 as lists do.
 */
public record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    public CellRange {
        if (firstRow < 1 || firstColumn < 0 || lastRow < firstRow || lastColumn < firstColumn) {
            throw new IllegalArgumentException("not a range of cells");
        }
    }

    /** Reads {@code B2:D5} or {@code B2}; {@code $} signs are ignored. */
    static CellRange parse(String reference) {
        String[] corners = reference.replace("$", "").split(":", 2);
        String from = corners[0];
        String to = corners.length == 2 ? corners[1] : from;
        return new CellRange(Address.row(from), Address.column(from), Address.row(to), Address.column(to));
    }

    public boolean coversRow(int row) {
        return firstRow <= row && row <= lastRow;
    }

    public boolean contains(int row, int column) {
        return coversRow(row) && firstColumn <= column && column <= lastColumn;
    }

    /** {@code B2:D5}, as Excel writes it. */
    public String address() {
        return Address.of(firstRow, firstColumn) + ":" + Address.of(lastRow, lastColumn);
    }
}
