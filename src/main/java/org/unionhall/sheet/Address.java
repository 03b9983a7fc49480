package org.unionhall.sheet;

/** The name of a cell as people see it in Excel or WPS: column letters, then the row number from 1. */
public final class Address {

    /** The last column a workbook can have, XFD, counted from 0. */
    static final int LAST_COLUMN = 16_383;
    /** The last row a workbook can have, counted from 1. */
    static final int LAST_ROW = 1_048_576;

    private Address() {
    }

    /** {@code of(17, 15)} is {@code P17}: row from 1, column from 0. */
    public static String of(int row, int column) {
        return letters(column) + row;
    }

    /** {@code A} for 0, {@code Z} for 25, {@code AA} for 26. */
    public static String letters(int column) {
        if (column < 26) {
            return String.valueOf((char) ('A' + column));
        }
        return letters(column / 26 - 1) + (char) ('A' + column % 26);
    }

    /** The column of an address, from 0; {@link IllegalArgumentException} when it is none. */
    static int column(String address) {
        int column = 0;
        int i = 0;
        while (i < address.length() && letter(address.charAt(i)) > 0 && column <= LAST_COLUMN) {
            column = column * 26 + letter(address.charAt(i++));
        }
        if (column == 0 || column > LAST_COLUMN + 1) {
            throw new IllegalArgumentException(address);
        }
        return column - 1;
    }

    /** The row of an address, from 1; {@link IllegalArgumentException} when it is none. */
    static int row(String address) {
        int i = 0;
        while (i < address.length() && letter(address.charAt(i)) > 0) {
            i++;
        }
        int row = Integer.parseInt(address, i, address.length(), 10);
        if (row < 1 || row > LAST_ROW) {
            throw new IllegalArgumentException(address);
        }
        return row;
    }

    private static int letter(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 1;
        }
        return c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
    }
}
