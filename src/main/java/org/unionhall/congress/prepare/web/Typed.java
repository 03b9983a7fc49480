package org.unionhall.congress.prepare.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.kernel.Refusal;

/** What people type into fields, turned into values, with the refusal beside the field. */
final class Typed {

    private Typed() {
    }

    /** @throws Refusal on the field for what is no day, or none */
    static LocalDate day(String field, String typed) {
        LocalDate day = dayOrNone(field, typed);
        if (day == null) {
            throw Refusal.on(field, "congress.typed.day");
        }
        return day;
    }

    /** Null for an empty field. */
    static LocalDate dayOrNone(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() >= 1949 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException no) {
            // said below
        }
        throw Refusal.on(field, "congress.typed.day");
    }

    static int number(String field, String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.on(field, "congress.typed.number", least, most);
        }
        return Integer.parseInt(text);
    }

    /** Null for nothing but space. */
    static String text(String field, String typed, int most) {
        String text = typed == null ? "" : typed.replaceAll("[\\p{Cc}&&[^\\r\\n\\t]]", "").strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "congress.typed.long", most);
        }
        return text.isEmpty() ? null : text;
    }

    /** @throws Refusal on the field for none of the choices */
    static <E extends Enum<E>> E choice(String field, String typed, Class<E> table) {
        E value = asked(typed, table);
        if (value == null) {
            throw Refusal.on(field, "congress.typed.choice");
        }
        return value;
    }

    /** For addresses: what is none of the choices counts as not asked. */
    static <E extends Enum<E>> E asked(String typed, Class<E> table) {
        for (E value : table.getEnumConstants()) {
            if (value.name().equals(typed)) {
                return value;
            }
        }
        return null;
    }

    /** Null for what is no id. */
    static UUID id(String typed) {
        try {
            return typed != null && typed.length() == 36 ? UUID.fromString(typed) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** What nobody has seen is no version. */
    static int version(String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
