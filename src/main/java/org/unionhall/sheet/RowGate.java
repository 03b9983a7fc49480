package org.unionhall.sheet;

import java.util.List;
import java.util.function.Consumer;

import org.unionhall.kernel.Refusal;

/** Lets rows with content through, without what trails behind the last cell, and stops where the limits are. */
final class RowGate {

    private final SheetLimits limits;
    private final Consumer<Row> rows;
    private int count;

    RowGate(SheetLimits limits, Consumer<Row> rows) {
        this.limits = limits;
        this.rows = rows;
    }

    void row(int number, boolean hidden, List<Cell> cells, List<CellRange> merged) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        if (end == 0) {
            return;
        }
        if (end > limits.maxColumns()) {
            throw new Refusal("sheet.tooLarge.columns", Address.of(number, end - 1), limits.maxColumns());
        }
        if (++count > limits.maxRows()) {
            throw new Refusal("sheet.tooLarge.rows", limits.maxRows());
        }
        rows.accept(new Row(number, hidden, cells.subList(0, end), merged));
    }

    /** The number of rows that went through; a sheet without any is refused. */
    int close(String sheetName) {
        if (count == 0) {
            throw new Refusal("sheet.empty", sheetName);
        }
        return count;
    }
}
