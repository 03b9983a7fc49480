package org.unionhall.sheet;

/**
 * One cell as the file has it.
 *
 * @param row    from 1, as Excel counts
 * @param column from 0
 * @param kind   what the file says it is; a number stays a number, so that the caller can refuse one where
 *               an ID number or a staff number belongs (Excel has already thrown digits away)
 * @param text   what a person reads: texts without blanks and invisible characters at either end, numbers plain
 *               and with the 15 digits Excel shows, dates {@code yyyy-MM-dd} (with {@code  HH:mm:ss} when there
 *               is a time of day, {@code HH:mm:ss} alone when there is no day), TRUE or FALSE, the error sign;
 *               of a formula the value last computed. Never null.
 * @param raw    what stands in the file, untouched, never null
 */
public record Cell(int row, int column, Kind kind, String text, String raw) {

    /** What a cell holds. */
    public enum Kind {
        /** Nothing, or nothing visible. */
        BLANK,
        TEXT,
        NUMBER,
        /** A number the workbook shows as a date or time. */
        DATE,
        BOOLEAN,
        /** A formula, whatever it computes; {@link Cell#text} is its last value, if the file has one. */
        FORMULA,
        /** An error sign such as {@code #N/A}. */
        ERROR
    }

    static Cell blank(int row, int column) {
        return new Cell(row, column, Kind.BLANK, "", "");
    }

    /** {@code P17}. */
    public String address() {
        return Address.of(row, column);
    }

    public boolean isBlank() {
        return kind == Kind.BLANK;
    }
}
