package org.unionhall.sheet;

import java.util.ArrayList;
import java.util.List;

/** Says, row after row downwards, which merged ranges a row touches, without asking all of them each time. */
final class MergeSweep {

    private final List<CellRange> byFirstRow;
    private final List<CellRange> open = new ArrayList<>();
    private int next;

    /** @param byFirstRow in the order of their first rows */
    MergeSweep(List<CellRange> byFirstRow) {
        this.byFirstRow = byFirstRow;
    }

    List<CellRange> at(int row) {
        while (next < byFirstRow.size() && byFirstRow.get(next).firstRow() <= row) {
            open.add(byFirstRow.get(next++));
        }
        if (open.isEmpty()) {
            return List.of();
        }
        open.removeIf(range -> range.lastRow() < row);
        return List.copyOf(open);
    }
}
