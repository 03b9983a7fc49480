package org.unionhall.intake;

import java.util.List;

/**
 * A column of a roster.
 *
 * @param field     stable name, the key of {@link Line}'s accessors; label in messages: {@code intake.<kind>.<field>}
 * @param headings  headings by which it is recognised; the first is written into templates and exports
 * @param kind      how a cell is read
 * @param required  whether the column must be in the file and its cell filled
 * @param sensitive whether values are masked wherever they are shown
 * @param choices   the usual values, offered as a list in the template; empty when free
 * @param example   an invented value for the template
 */
public record RosterColumn(String field, List<String> headings, Kind kind, boolean required, boolean sensitive,
                           List<String> choices, String example) {

    public enum Kind {
        /** Any text. A numeric cell is taken as its plain digits. */
        TEXT,
        /** Digits that are no number: staff numbers, document numbers, codes, telephones. A numeric cell is refused. */
        DIGITS,
        /** A calendar date, as a date cell or as text. */
        DATE,
        /** Yuan with at most two decimals. */
        MONEY,
        /** 是 or 否. */
        YES_NO
    }

    public String heading() {
        return headings.get(0);
    }

    public static RosterColumn required(String field, Kind kind, String example, String... headings) {
        return new RosterColumn(field, List.of(headings), kind, true, false, List.of(), example);
    }

    public static RosterColumn optional(String field, Kind kind, String example, String... headings) {
        return new RosterColumn(field, List.of(headings), kind, false, false, List.of(), example);
    }

    /** The same column, masked wherever it is shown. */
    public RosterColumn masked() {
        return new RosterColumn(field, headings, kind, required, true, choices, example);
    }

    public RosterColumn oneOf(List<String> values) {
        return new RosterColumn(field, headings, kind, required, sensitive, values, example);
    }
}
