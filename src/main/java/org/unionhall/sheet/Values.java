package org.unionhall.sheet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

import org.unionhall.kernel.Refusal;

/** Checks that a value suits its column before it is written, so that no writer rounds or guesses. */
final class Values {

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private Values() {
    }

    static void fit(List<?> values, List<Column> columns) {
        if (values.size() > columns.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
    }

    /** The text of a cell; a text longer than a cell can hold is refused with its address. */
    static String text(Object value, int row, int column) {
        String text = value.toString();
        if (text.length() > SheetLimits.EXCEL_CELL_LENGTH) {
            throw new Refusal("sheet.write.cell", Address.of(row, column), SheetLimits.EXCEL_CELL_LENGTH);
        }
        return text;
    }

    static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        throw new IllegalArgumentException("a date column takes LocalDate, not " + value.getClass().getName());
    }

    static BigDecimal integer(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof BigInteger) {
            return bounded(new BigDecimal(value.toString()));
        }
        throw new IllegalArgumentException("an integer column takes whole numbers, not " + value.getClass().getName());
    }

    static BigDecimal money(Object value) {
        if (value instanceof BigDecimal yuan && yuan.stripTrailingZeros().scale() <= 2) {
            return bounded(yuan.setScale(2));
        }
        throw new IllegalArgumentException("a money column takes BigDecimal with two decimals, not " + value);
    }

    private static BigDecimal bounded(BigDecimal number) {
        // More digits than Excel keeps would come back changed.
        if (number.unscaledValue().abs().compareTo(LIMIT.toBigInteger()) >= 0) {
            throw new IllegalArgumentException("more than 15 digits");
        }
        return number;
    }
}
