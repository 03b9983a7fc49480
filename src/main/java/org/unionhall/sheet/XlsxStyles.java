package org.unionhall.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads xl/styles.xml for one question: does a cell of this style show its number as a date or a time? */
final class XlsxStyles extends DefaultHandler {

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
            return DateUtil.isADateFormat(id, code);
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
