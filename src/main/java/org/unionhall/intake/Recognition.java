package org.unionhall.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.Address;
import org.unionhall.sheet.Cell;
import org.unionhall.sheet.Row;
import org.unionhall.sheet.Workbook;

/**
 * Finds out what a file is: which sheet, which kind of roster, which row holds the headings, what each column means.
 * The heading is the first of the first ten rows that holds at least two known headings (titles above are common).
 */
final class Recognition {

    static final int HEADING_WITHIN = 10;
    private static final int LOOKED_AT = HEADING_WITHIN + 25;
    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 40;

    private final List<RosterKind> kinds;
    private final Map<String, Map<String, String>> remembered;

    /**
     * @param kinds      what the owner may hand in
     * @param remembered kind to folded heading to field, as mapped by hand before
     */
    Recognition(List<RosterKind> kinds, Map<String, Map<String, String>> remembered) {
        this.kinds = kinds;
        this.remembered = remembered;
    }

    private record Fit(String sheet, RosterKind kind, Row heading, Map<Integer, String> fields) {

        boolean complete() {
            return kind.columns().stream().filter(RosterColumn::required).allMatch(c -> fields.containsValue(c.field()));
        }
    }

    /** @throws Refusal when nothing in the file looks like a roster, or a heading stands there twice */
    Survey survey(Workbook workbook, Answer answer) {
        Map<String, List<Row>> sheets = beginnings(workbook);
        List<RosterKind> possible = kinds.stream()
                .filter(kind -> answer.kind() == null || kind.name().equals(answer.kind())).toList();
        List<Fit> fits = new ArrayList<>();
        sheets.forEach((sheet, rows) -> {
            if (answer.sheet() == null || answer.sheet().equals(sheet)) {
                possible.forEach(kind -> fit(sheet, rows, kind, fits));
            }
        });
        List<Fit> best = best(fits);
        if (best.isEmpty()) {
            best = byHand(sheets, possible, answer);
        }
        List<String> names = List.copyOf(sheets.keySet());
        List<String> fitting = best.stream().map(fit -> fit.kind.name()).distinct().toList();
        List<String> places = best.stream().map(Fit::sheet).distinct().toList();
        if (best.size() > 1) {
            return new Survey(names, places.size() == 1 ? places.get(0) : null, fitting,
                    fitting.size() == 1 ? fitting.get(0) : null, 0, List.of(), List.of());
        }
        return describe(names, best.get(0), sheets.get(best.get(0).sheet), answer);
    }

    private static Map<String, List<Row>> beginnings(Workbook workbook) {
        Map<String, List<Row>> sheets = new LinkedHashMap<>();
        Refusal empty = null;
        for (Workbook.SheetName name : workbook.sheetNames()) {
            if (!name.hidden()) {
                List<Row> rows = new ArrayList<>();
                try {
                    workbook.read(name.name(), row -> {
                        rows.add(row);
                        if (rows.size() == LOOKED_AT) {
                            throw new Enough();
                        }
                    });
                } catch (Enough enough) {
                    // the beginning tells all we want to know
                } catch (Refusal refusal) {
                    if (!refusal.code().equals("sheet.empty")) {
                        throw refusal;
                    }
                    empty = refusal;
                    continue;
                }
                sheets.put(name.name(), rows);
            }
        }
        if (sheets.isEmpty()) {
            throw empty != null ? empty : new Refusal("sheet.noVisibleSheet");
        }
        return sheets;
    }

    private void fit(String sheet, List<Row> rows, RosterKind kind, List<Fit> fits) {
        for (Row row : rows.subList(0, Math.min(HEADING_WITHIN, rows.size()))) {
            Map<Integer, String> fields = fields(row, kind);
            if (fields.values().stream().filter(field -> !field.isEmpty()).count() >= 2) {
                fits.add(new Fit(sheet, kind, row, fields));
                return;
            }
        }
    }

    /** Complete ones before incomplete ones, then those that know most of the headings; several when equal. */
    private static List<Fit> best(List<Fit> fits) {
        List<Fit> complete = fits.stream().filter(Fit::complete).toList();
        List<Fit> pool = complete.isEmpty() ? fits : complete;
        long most = pool.stream().mapToLong(fit -> known(fit.fields)).max().orElse(0);
        return pool.stream().filter(fit -> known(fit.fields) == most).toList();
    }

    private static long known(Map<Integer, String> fields) {
        return fields.values().stream().filter(field -> !field.isEmpty()).count();
    }

    /** The kind was chosen, but its headings are nowhere: take the widest row and let the owner map it. */
    private List<Fit> byHand(Map<String, List<Row>> sheets, List<RosterKind> possible, Answer answer) {
        if (answer.kind() == null || possible.size() != 1) {
            throw new Refusal("intake.refused.headings", HEADING_WITHIN);
        }
        List<Fit> widest = new ArrayList<>();
        sheets.forEach((sheet, rows) -> {
            if (answer.sheet() == null || answer.sheet().equals(sheet)) {
                Row row = rows.stream().limit(HEADING_WITHIN).max(Comparator.comparingLong(Recognition::width)).orElseThrow();
                widest.add(new Fit(sheet, possible.get(0), row, fields(row, possible.get(0))));
            }
        });
        if (widest.isEmpty()) {
            throw new Refusal("sheet.notFound", answer.sheet(), String.join("、", sheets.keySet()));
        }
        return widest;
    }

    private static long width(Row row) {
        return row.cells().stream().filter(cell -> cell.kind() == Cell.Kind.TEXT).count();
    }

    /** Column to field for the headings of a row that are known; a heading said not to be taken gives {@code ""}. */
    private Map<Integer, String> fields(Row row, RosterKind kind) {
        Map<String, String> byHand = remembered.getOrDefault(kind.name(), Map.of());
        Map<String, String> exact = new HashMap<>();
        Map<String, String> bare = new HashMap<>();
        Set<String> all = new LinkedHashSet<>();
        for (RosterColumn column : kind.columns()) {
            all.add(column.field());
            for (String heading : column.headings()) {
                exact.put(Heading.folded(heading), column.field());
                bare.putIfAbsent(Heading.bare(Heading.folded(heading)), column.field());
            }
        }
        Map<Integer, String> fields = new LinkedHashMap<>();
        Set<String> sure = new LinkedHashSet<>();
        for (Cell cell : row.cells()) {
            String folded = Heading.folded(cell.text());
            String field = byHand.getOrDefault(folded, exact.get(folded));
            if (!folded.isEmpty() && field != null && (field.isEmpty() || all.contains(field))) {
                fields.put(cell.column(), field);
                sure.add(field);
            }
        }
        for (Cell cell : row.cells()) {
            String field = bare.get(Heading.bare(Heading.folded(cell.text())));
            if (!fields.containsKey(cell.column()) && field != null && !sure.contains(field)) {
                fields.put(cell.column(), field);
            }
        }
        return fields;
    }

    private Survey describe(List<String> sheets, Fit fit, List<Row> rows, Answer answer) {
        boolean answered = answer.fields() != null;
        List<Survey.Found> columns = new ArrayList<>();
        for (int column = 0; column < widest(rows); column++) {
            String heading = fit.heading.cell(column).text();
            List<String> examples = examples(rows, fit, column);
            if (heading.isEmpty() && examples.isEmpty()) {
                continue;
            }
            String field = answered ? answer.fields().getOrDefault(column, "")
                    : heading.isEmpty() ? fit.fields.getOrDefault(column, "") : fit.fields.get(column);
            columns.add(new Survey.Found(column, heading, field, examples));
        }
        if (!answered) {
            refuseTwins(columns, fit);
        }
        List<String> missing = fit.kind.columns().stream().filter(RosterColumn::required).map(RosterColumn::field)
                .filter(field -> columns.stream().noneMatch(column -> field.equals(column.field()))).toList();
        return new Survey(sheets, fit.sheet, List.of(fit.kind.name()), fit.kind.name(), fit.heading.number(), columns, missing);
    }

    private static int widest(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    private static void refuseTwins(List<Survey.Found> columns, Fit fit) {
        Map<String, Survey.Found> headings = new HashMap<>();
        Map<String, Survey.Found> fields = new HashMap<>();
        for (Survey.Found column : columns) {
            String folded = Heading.folded(column.heading());
            Survey.Found twin = folded.isEmpty() ? null : headings.putIfAbsent(folded, column);
            if (twin == null && column.taken()) {
                twin = fields.putIfAbsent(column.field(), column);
            }
            if (twin != null) {
                throw new Refusal("intake.refused.twice", twin.heading(), Address.of(fit.heading.number(), twin.column()),
                        column.heading(), Address.of(fit.heading.number(), column.column()));
            }
        }
    }

    private List<String> examples(List<Row> rows, Fit fit, int column) {
        String field = fit.fields.get(column);
        boolean sensitive = fit.kind.columns().stream().anyMatch(c -> c.sensitive() && c.field().equals(field));
        return rows.stream().filter(row -> row.number() > fit.heading.number()).map(row -> row.cell(column).text())
                .filter(text -> !text.isEmpty()).limit(EXAMPLES)
                .map(text -> sensitive || manyDigits(text) ? masked(text) : shortened(text)).toList();
    }

    /** Six digits in a row may be a document, a telephone or a card; a column nobody knows may hold anything. */
    private static boolean manyDigits(String text) {
        return text.matches("(?s).*\\d{6}.*");
    }

    static String masked(String text) {
        int length = text.length();
        return length <= 4 ? "*".repeat(length) : text.substring(0, 2) + "*".repeat(Math.min(length - 4, 14))
                + text.substring(length - 2);
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_EXAMPLE ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXAMPLE)) + "…";
    }

    /** Ends a reading that has told enough. */
    private static final class Enough extends RuntimeException {

        Enough() {
            super(null, null, false, false);
        }
    }
}
