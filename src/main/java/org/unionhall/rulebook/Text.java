package org.unionhall.rulebook;

import org.unionhall.kernel.Refusal;

/** What people type into a line or a box: without the one character the database cannot keep, and not too long. */
final class Text {

    private Text() {
    }

    /** @throws Refusal on the field: {@code rulebook.text.missing}, {@code rulebook.text.long} with the limit */
    static String required(String field, String typed, int most) {
        String text = optional(field, typed, most);
        if (text == null) {
            throw Refusal.on(field, "rulebook.text.missing");
        }
        return text;
    }

    /** Null for nothing but space. */
    static String optional(String field, String typed, int most) {
        String text = typed == null ? "" : typed.replace("\u0000", "").strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "rulebook.text.long", most);
        }
        return text.isEmpty() ? null : text;
    }

    static String cut(String text, int most) {
        String clean = text == null || text.isBlank() ? "–" : text.replace("\u0000", "").strip();
        return clean.codePointCount(0, clean.length()) <= most ? clean : clean.substring(0, clean.offsetByCodePoints(0, most));
    }
}
