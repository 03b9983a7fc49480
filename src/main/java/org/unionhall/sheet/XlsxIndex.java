package org.unionhall.sheet;

import java.util.ArrayList;
import java.util.List;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads xl/workbook.xml: the tabs in their order and the date system. */
final class XlsxIndex extends DefaultHandler {

    /** @param relation leads to the part that holds the sheet */
    record Tab(String name, boolean hidden, String relation) { }

    private final List<Tab> tabs = new ArrayList<>();
    private boolean from1904;

    List<Tab> tabs() {
        return tabs;
    }

    /** Whether day 0 is 1904-01-01, as old Macintosh editions count. */
    boolean from1904() {
        return from1904;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (name.equals("workbookPr")) {
            from1904 = isTrue(attributes.getValue("date1904"));
        } else if (name.equals("sheet")) {
            String state = attributes.getValue("state");
            tabs.add(new Tab(CellText.fromXml(String.valueOf(attributes.getValue("name"))),
                    state != null && !state.equals("visible"), relation(attributes)));
        }
    }

    private static String relation(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            // Transitional and strict files use different namespaces for the same attribute.
            if (attributes.getLocalName(i).equals("id") && attributes.getURI(i).endsWith("/relationships")) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value) || "on".equals(value);
    }
}
