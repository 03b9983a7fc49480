package org.unionhall.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import org.apache.poi.ss.usermodel.DateUtil;

/** How a number of a workbook reads: plain, or as the date it stands for. */
final class XlsxNumbers {

    /** Excel keeps 15 digits and shows no more. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final double LAST_DAY = 2_958_466;
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private XlsxNumbers() {
    }

    /** Without exponent, without trailing zeros, at most 15 digits; {@link NumberFormatException} when it is none. */
    static String plain(String raw) {
        if (isShortInteger(raw)) {
            return raw;
        }
        // Through double first: it bounds the exponent, a plain 1E999999999 would fill the memory.
        if (!Double.isFinite(Double.parseDouble(raw))) {
            throw new NumberFormatException(raw);
        }
        BigDecimal number = new BigDecimal(raw.strip());
        if (number.signum() == 0 || Math.abs((long) number.precision() - number.scale()) > 400) {
            return "0";
        }
        return number.round(SHOWN).stripTrailingZeros().toPlainString();
    }

    /** The day a number stands for, or null when it stands for none (negative, or after the year 9999). */
    static String date(String raw, boolean from1904) {
        double number = Double.parseDouble(raw);
        if (!(number >= 0 && number < LAST_DAY)) {
            return null;
        }
        if (number < 1) {
            return TIME.format(LocalTime.ofSecondOfDay(Math.min(86_399, Math.round(number * 86_400))));
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(number, from1904, true);
        return iso(moment);
    }

    /** {@code yyyy-MM-dd}, and {@code HH:mm:ss} after a blank unless it is midnight. */
    static String iso(LocalDateTime moment) {
        LocalDateTime second = moment.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
        return second.toLocalTime().equals(LocalTime.MIDNIGHT) ? second.toLocalDate().toString()
                : DATE_TIME.format(second);
    }

    private static boolean isShortInteger(String raw) {
        if (raw.isEmpty() || raw.length() > 15 || raw.charAt(0) == '0' && raw.length() > 1) {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
