package org.unionhall.sheet;

/**
 * How much one table may hold before it is refused.
 *
 * @param maxBytes         size of the file as uploaded; the whole file is held in memory while it is read
 * @param maxInflatedBytes size of one part of an xlsx file once unpacked; guards against zip bombs
 * @param maxRows          rows with content, the heading included
 * @param maxColumns       position of the last column with content
 * @param maxCellLength    UTF-16 units in one cell; Excel itself allows 32,767
 */
public record SheetLimits(long maxBytes, long maxInflatedBytes, int maxRows, int maxColumns, int maxCellLength) {

    /** What Excel and WPS can hold in one cell. */
    public static final int EXCEL_CELL_LENGTH = 32_767;

    public SheetLimits {
        if (maxBytes < 1 || maxInflatedBytes < 1 || maxRows < 1 || maxColumns < 1 || maxCellLength < 1) {
            throw new IllegalArgumentException("every limit must be positive");
        }
        if (maxBytes > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("a file is held in memory and cannot exceed 2 GB");
        }
    }

    /** 50 MB, 1 GB unpacked, 200,000 rows, 200 columns: twice the roster of the largest university. */
    public static SheetLimits usual() {
        return new SheetLimits(50L << 20, 1L << 30, 200_000, 200, EXCEL_CELL_LENGTH);
    }

    public SheetLimits withMaxBytes(long bytes) {
        return new SheetLimits(bytes, maxInflatedBytes, maxRows, maxColumns, maxCellLength);
    }

    public SheetLimits withMaxRows(int rows) {
        return new SheetLimits(maxBytes, maxInflatedBytes, rows, maxColumns, maxCellLength);
    }
}
