package org.unionhall.intake.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.ui.Model;
import org.unionhall.intake.Answer;
import org.unionhall.intake.Roster;
import org.unionhall.intake.RosterColumn;
import org.unionhall.intake.RosterKind;
import org.unionhall.intake.Survey;

/**
 * What the owner says about a file: its kind, its sheet, and for each column (parameter {@code c0}, {@code c1} …) the
 * field it holds, {@code -} when it is not to be taken.
 */
record ColumnsForm(String kind, String sheet, Map<Integer, String> fields) {

    private static final String NOT_TAKEN = "-";

    static ColumnsForm of(Roster roster, RosterKind kind) {
        Survey survey = roster.survey();
        Map<Integer, String> fields = new HashMap<>();
        survey.columns().forEach(column -> fields.put(column.column(), column.field() == null ? null
                : column.field().isEmpty() ? NOT_TAKEN : column.field()));
        return new ColumnsForm(kind == null ? null : kind.name(), survey.sheet(), fields);
    }

    static ColumnsForm of(Map<String, String> parameters) {
        Map<Integer, String> fields = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.matches("c\\d{1,3}")) {
                fields.put(Integer.valueOf(name.substring(1)), value);
            }
        });
        return new ColumnsForm(blankToNull(parameters.get("kind")), blankToNull(parameters.get("sheet")), fields);
    }

    /** The columns count only for the kind and the sheet they were shown for; after another choice they are looked for anew. */
    Answer answer(Survey shown) {
        boolean same = kind != null && kind.equals(shown.kind()) && (sheet == null || sheet.equals(shown.sheet()));
        String place = sheet != null ? sheet : same ? shown.sheet() : null;
        if (!same || fields.isEmpty()) {
            return new Answer(kind, place, null, false);
        }
        Map<Integer, String> chosen = new HashMap<>();
        fields.forEach((column, field) -> chosen.put(column, field.equals(NOT_TAKEN) ? "" : field));
        return new Answer(kind, place, chosen, false);
    }

    /** The same with what was chosen before the portal refused it. */
    ColumnsForm typed(Object chosen) {
        if (!(chosen instanceof Map<?, ?> map) || map.isEmpty()) {
            return this;
        }
        Map<Integer, String> kept = new HashMap<>(fields);
        map.forEach((column, field) -> kept.put((Integer) column, (String) field));
        return new ColumnsForm(kind, sheet, kept);
    }

    void into(Model model) {
        model.addAttribute("form", this);
    }

    /** What to choose first in the list of a column. */
    public String fieldOf(int column) {
        String field = fields.get(column);
        return field == null ? NOT_TAKEN : field;
    }

    static List<RosterColumn> choices(RosterKind kind) {
        return kind == null ? List.of() : kind.columns();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
