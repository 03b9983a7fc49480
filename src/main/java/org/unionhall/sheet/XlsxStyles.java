package org.unionhall.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads xl/styles.xml for one question: does a cell of this style show its number as a date or a time? */
final class XlsxStyles extends DefaultHandler {

    /**
     * What a format only prints or sets: quoted and escaped text, padding, colours and languages in brackets (but
     * not elapsed hours, minutes, seconds), and the general format by its English and Chinese names.
     */
    private static final Pattern LITERAL = Pattern.compile(
            "\"[^\"]*\"|[\\\\_*].|\\[(?!h+]|m+]|s+])[^\\]]*]|general|g/通用格式", Pattern.CASE_INSENSITIVE);
    /** Year, month, day, weekday, hour, minute, second; an e is an era unless it is an exponent. */
    private static final String DATE_LETTERS = "(?is).*([ymdhsa]|e(?![+-])).*";

    private final Map<Integer, String> formats = new HashMap<>();
    private final BitSet dates = new BitSet();
    private int styles;
    private boolean cellStyles;

    boolean isDate(int style) {
        return dates.get(style);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        switch (name) {
            case "numFmt" -> formats.put(number(attributes.getValue("numFmtId")), attributes.getValue("formatCode"));
            case "cellXfs" -> cellStyles = true;
            case "xf" -> {
                if (cellStyles) {
                    dates.set(styles++, isDateFormat(number(attributes.getValue("numFmtId"))));
                }
            }
            default -> { }
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        if (name.equals("cellXfs")) {
            cellStyles = false;
        }
    }

    private boolean isDateFormat(int id) {
        String code = formats.get(id);
        if (code != null) {
            return LITERAL.matcher(code).replaceAll("").split(";", 2)[0].matches(DATE_LETTERS);
        }
        // Built in: 14 to 22 and 45 to 47 everywhere, 27 to 36 and 50 to 58 in East Asian editions (ECMA-376, 18.8.30).
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    private static int number(String value) {
        try {
            return value == null ? 0 : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
