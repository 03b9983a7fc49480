package org.unionhall.sheet;

import java.util.List;

/**
 * A column of a table we write.
 *
 * @param heading what stands in its first row
 * @param width   in characters of the standard font; a Chinese character takes two. 1 to 255
 * @param kind    how values are written and which values it takes
 * @param choices the values a person may choose from in xlsx; empty for free entry
 */
public record Column(String heading, int width, Kind kind, List<String> choices) {

    /** How the values of a column are written. */
    public enum Kind {
        /** Any object by its toString, always as text, so that 007 and ID numbers stay as they are. */
        TEXT,
        /** {@link java.time.LocalDate}; a real date shown as yyyy-mm-dd. Before 1900 Excel has no dates: text. */
        DATE,
        /** Whole numbers of at most 15 digits. */
        INTEGER,
        /** Yuan as {@link java.math.BigDecimal} with at most two decimals and 15 digits. */
        MONEY
    }

    public Column {
        if (width < 1 || width > 255) {
            throw new IllegalArgumentException("width in characters, 1 to 255");
        }
        choices = List.copyOf(choices);
    }

    public static Column text(String heading, int width) {
        return new Column(heading, width, Kind.TEXT, List.of());
    }

    public static Column date(String heading) {
        return new Column(heading, 12, Kind.DATE, List.of());
    }

    public static Column integer(String heading, int width) {
        return new Column(heading, width, Kind.INTEGER, List.of());
    }

    public static Column money(String heading) {
        return new Column(heading, 14, Kind.MONEY, List.of());
    }

    /** The same column with a list to choose from; other entries are refused by Excel and WPS. */
    public Column choices(List<String> values) {
        return new Column(heading, width, kind, values);
    }
}
