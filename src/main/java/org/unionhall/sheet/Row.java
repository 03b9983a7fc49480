package org.unionhall.sheet;

import java.util.List;

/**
 * One row that has content.
 *
 * @param number from 1, as Excel counts; numbers jump where the file has empty rows. In csv the number of the
 *               record, which is the row Excel shows when it opens the file
 * @param hidden hidden by hand or by a filter
 * @param cells  position i is column i, gaps are BLANK cells, nothing follows the last cell with content
 * @param merged merged ranges that cover a part of this row
 */
public record Row(int number, boolean hidden, List<Cell> cells, List<CellRange> merged) {

    public Row {
        cells = List.copyOf(cells);
        merged = List.copyOf(merged);
    }

    /** The cell in a column counted from 0; a BLANK one beyond the end. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.blank(number, column);
    }

    /** The merged range a cell of this row lies in, or null. */
    public CellRange mergedAt(int column) {
        for (CellRange range : merged) {
            if (range.contains(number, column)) {
                return range;
            }
        }
        return null;
    }
}
