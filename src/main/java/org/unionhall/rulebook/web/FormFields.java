package org.unionhall.rulebook.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.kernel.Refusal;

/** What people type into fields, turned into values, with the refusal beside the field. */
final class FormFields {

    private FormFields() {
    }

    /** Null for an empty field. */
    static LocalDate day(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw Refusal.on(field, "rulebook.value.date");
            }
            return day;
        } catch (DateTimeException no) {
            throw Refusal.on(field, "rulebook.value.date");
        }
    }

    /** For addresses: what is no day counts as not asked. */
    static LocalDate dayOr(String typed, LocalDate otherwise) {
        try {
            LocalDate day = day("day", typed);
            return day == null ? otherwise : day;
        } catch (Refusal no) {
            return otherwise;
        }
    }

    /** Null for an empty field and for what is no id. */
    static UUID id(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    /** Null for nothing but space. */
    static String text(String field, String typed, int most) {
        String text = typed == null ? "" : typed.replace("\u0000", "").strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "rulebook.text.long", most);
        }
        return text.isEmpty() ? null : text;
    }
}
