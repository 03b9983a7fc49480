package org.unionhall.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a first look into a file found.
 *
 * @param sheets     visible sheets with content, in the order of the tabs
 * @param sheet      the sheet that fits; null when several do equally well
 * @param kinds      names of the kinds that fit
 * @param kind       the kind that fits; null when several do
 * @param headingRow as Excel counts; 0 while sheet or kind are open
 * @param columns    the columns with content; empty while sheet or kind are open
 * @param missing    fields of required columns nobody was found for
 */
public record Survey(List<String> sheets, String sheet, List<String> kinds, String kind, int headingRow,
                     List<Found> columns, List<String> missing) {

    /**
     * A column of the file.
     *
     * @param column   from 0
     * @param field    what it means; {@code ""} when it is not to be taken, null when nobody knows
     * @param examples its first values, masked where they may be sensitive
     */
    public record Found(int column, String heading, String field, List<String> examples) {

        /** Column letters as Excel shows them. */
        public String letters() {
            return org.unionhall.sheet.Address.letters(column);
        }

        public boolean taken() {
            return field != null && !field.isEmpty();
        }
    }

    boolean open() {
        return kind == null || sheet == null || !missing.isEmpty() || columns.stream().anyMatch(c -> c.field() == null);
    }

    /** Headings of columns that are not taken; a column without heading by its letters. */
    public List<String> notTaken() {
        return columns.stream().filter(column -> !column.taken())
                .map(column -> column.heading().isEmpty() ? column.letters() : column.heading()).toList();
    }

    /** Sheets beside the one that was read. */
    public List<String> otherSheets() {
        return sheets.stream().filter(name -> !name.equals(sheet)).toList();
    }

    Map<String, Integer> byField() {
        return columns.stream().filter(Found::taken).collect(Collectors.toMap(Found::field, Found::column));
    }

    /** The same without values of the file: they are needed no longer than the question is open. */
    Survey withoutExamples() {
        return new Survey(sheets, sheet, kinds, kind, headingRow, columns.stream().filter(Objects::nonNull)
                .map(c -> new Found(c.column(), c.heading(), c.field(), List.of())).toList(), missing);
    }
}
