package org.unionhall.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Contributes what a module holds about its reader: to the page "what the union knows about me", and, with full numbers,
 * to the download. Asked for the reader's own data only.
 */
public interface MyDataSource {

    /** Position among the sections. */
    int order();

    /**
     * @param full sensitive values in clear and every row, for the download; else masked, and long tables may be cut
     * @return nothing when the module holds nothing about the actor
     */
    List<Section> sections(Actor actor, Locale locale, boolean full);

    /** Opens one masked value of one's own; leaves its line in the audit trail. Empty for a name that is not this module's. */
    default Optional<String> open(Actor actor, String name) {
        return Optional.empty();
    }

    /** Files the module keeps about the actor, for the download. */
    default List<Attachment> attachments(Actor actor) {
        return List.of();
    }

    /**
     * Either facts or a table.
     *
     * @param name     stable name, unique in the portal: {@code module.thing}
     * @param titleKey message code of the heading
     * @param columns  message codes of the headings; empty for facts
     * @param all      how many rows there are, when {@code rows} is cut
     * @param href     where more of it is or may be done, or null; @param linkKey message code of the link's words
     */
    record Section(String name, String titleKey, List<Fact> facts, List<String> columns, List<List<String>> rows, long all,
                   String href, String linkKey) {

        public static Section facts(String name, String titleKey, List<Fact> facts) {
            return new Section(name, titleKey, List.copyOf(facts), List.of(), List.of(), 0, null, null);
        }

        public static Section table(String name, String titleKey, List<String> columns, List<List<String>> rows) {
            return new Section(name, titleKey, List.of(), List.copyOf(columns), rows, rows.size(), null, null);
        }

        public Section outOf(long total) {
            return new Section(name, titleKey, facts, columns, rows, total, href, linkKey);
        }

        public Section more(String address, String wordsKey) {
            return new Section(name, titleKey, facts, columns, rows, all, address, wordsKey);
        }
    }

    /**
     * @param value ready to read; null for nothing
     * @param opens the name under which {@link MyDataSource#open} gives the whole value, or null
     */
    record Fact(String labelKey, String value, String opens) {

        public Fact(String labelKey, String value) {
            this(labelKey, value, null);
        }
    }

    /** A kept file, handed over when it is its turn. */
    record Attachment(String name, Content content) {
    }

    /** Opens the bytes; the caller closes them. */
    @FunctionalInterface
    interface Content {
        java.io.InputStream open();
    }
}
