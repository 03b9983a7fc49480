package org.unionhall.sheet;

/**
 * How a text travels through a cell.
 *
 * <ul>
 * <li>What no one can see at either end is not part of a value: spaces, tabs, line breaks, non-breaking and
 *     full-width spaces, zero-width characters, direction marks (phone books add them to numbers). Inside a text
 *     they stay.</li>
 * <li>Control characters other than tab and line breaks, half surrogate pairs and U+FFFE/U+FFFF are dropped on the
 *     way out and on the way in: no database, page or printer takes them.</li>
 * <li>xlsx writes some characters as {@code _x000D_}; a text that contains such letters itself is escaped, so that
 *     it comes back as it was (ECMA-376 part 1, 22.9.2.19).</li>
 * <li>A csv field that a spreadsheet program would run as a formula is written with an apostrophe before it, and
 *     read without (OWASP, CSV injection). Apostrophes that stand there already are doubled by the same rule, so
 *     nothing is lost either way.</li>
 * </ul>
 */
final class CellText {

    /** First letters that make a program compute; the full-width ones are computed by East Asian editions. */
    private static final String TRIGGERS = "=+-@\t\r\n＝＋－＠";

    /** One character written as {@code _xHHHH_} takes seven. */
    static final int LONGEST_ESCAPE = 7;

    private CellText() {
    }

    /** The value of a text cell: without unusable characters, trimmed of what cannot be seen. */
    static String value(String raw) {
        String text = usable(raw);
        int start = 0;
        int end = text.length();
        while (start < end && invisible(text.charAt(start))) {
            start++;
        }
        while (end > start && invisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Without control characters and broken surrogate pairs; the same object when there are none. */
    static String usable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7F && c < 0xA0 || c >= Character.MIN_SURROGATE) {
                return filtered(text);
            }
        }
        return text;
    }

    private static String filtered(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !unusable(c)).forEach(kept::appendCodePoint);
        return kept.length() == text.length() ? text : kept.toString();
    }

    private static boolean unusable(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        return Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0xFFFE || c == 0xFFFF;
    }

    private static boolean invisible(char c) {
        if (c <= ' ') {
            return true;
        }
        if (c < 0x00A0) {
            return false;
        }
        return Character.isSpaceChar(c) || c == '\u00AD' || c >= '\u200B' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E' || c >= '\u2060' && c <= '\u2069' || c == '\uFEFF';
    }

    /** Undoes {@code _xHHHH_}. */
    static String fromXml(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            if (escapeAt(text, at)) {
                decoded.append(text, done, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                done = at + 7;
                at = text.indexOf("_x", done);
            } else {
                at = text.indexOf("_x", at + 1);
            }
        }
        return decoded.append(text, done, text.length()).toString();
    }

    /** Keeps letters that look like {@code _xHHHH_} from being read as an escape. */
    static String toXml(String text) {
        String usable = usable(text);
        int at = usable.indexOf("_x");
        if (at < 0) {
            return usable;
        }
        StringBuilder encoded = new StringBuilder(usable.length() + 8);
        int done = 0;
        for (; at >= 0; at = usable.indexOf("_x", at + 1)) {
            if (escapeAt(usable, at)) {
                encoded.append(usable, done, at).append("_x005F_");
                done = at + 1;
            }
        }
        return encoded.append(usable, done, usable.length()).toString();
    }

    private static boolean escapeAt(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /** With one apostrophe in front when a program would otherwise compute the field. */
    static String toCsv(String text) {
        String usable = usable(text);
        return triggers(usable) ? "'" + usable : usable;
    }

    /** Without the one apostrophe that {@link #toCsv} put in front. */
    static String fromCsv(String field) {
        return field.startsWith("'") && triggers(field) ? field.substring(1) : field;
    }

    private static boolean triggers(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '\'') {
            i++;
        }
        return i < text.length() && TRIGGERS.indexOf(text.charAt(i)) >= 0;
    }
}
