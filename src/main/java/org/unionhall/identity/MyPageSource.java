package org.unionhall.identity;

import java.util.List;
import java.util.Locale;

/** Contributes to "my page" what a module knows about its reader. Asked for the reader's own page only. */
public interface MyPageSource {

    /** Position among the panels. */
    int order();

    /** Whether the start page shows it too, to those who have no figures to look at. */
    default boolean onStartPage() {
        return true;
    }

    /** @return nothing when the module does not know the actor */
    List<Panel> panels(Actor actor, Locale locale);

    /**
     * @param titleKey message code of the heading
     * @param rows     label and value, in the order shown; a null value is left out
     * @param href     where more of it is, or null
     * @param linkKey  message code of the link's words; null without {@code href}
     */
    record Panel(String titleKey, List<Row> rows, String href, String linkKey) {

        public Panel {
            rows = rows.stream().filter(row -> row.value() != null).toList();
        }
    }

    /** @param value ready to read; sensitive values masked */
    record Row(String labelKey, String value) {
    }
}
