package org.unionhall.membership.office.web;

import java.math.BigDecimal;
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
        try {
            LocalDate day = LocalDate.parse(typed == null ? "" : typed.strip());
            if (day.getYear() >= 1949 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException no) {
            // said below
        }
        throw Refusal.on(field, "membership.office.day");
    }

    /** Null for an empty field. */
    static Integer number(String field, String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.on(field, "membership.office.number", least, most);
        }
        return Integer.valueOf(text);
    }

    static int needed(String field, String typed, int least, int most) {
        Integer number = number(field, typed, least, most);
        if (number == null) {
            throw Refusal.on(field, "membership.office.number", least, most);
        }
        return number;
    }

    /** Null for what is no number. */
    static BigDecimal decimal(String typed) {
        String text = typed == null ? "" : typed.strip();
        return text.matches("\\d{1,4}([.]\\d{1,4})?") ? new BigDecimal(text) : null;
    }

    /** Null for nothing but space. */
    static String text(String field, String typed, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "membership.office.long", most);
        }
        return text.isEmpty() ? null : text;
    }

    /** @throws Refusal on the field for none of the choices */
    static <E extends Enum<E>> E choice(String field, String typed, Class<E> table) {
        for (E value : table.getEnumConstants()) {
            if (value.name().equals(typed)) {
                return value;
            }
        }
        throw Refusal.on(field, "membership.office.choice");
    }

    /** For addresses: what is none of the choices counts as not asked. */
    static <E extends Enum<E>> E asked(String typed, Class<E> table) {
        for (E value : table.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(typed)) {
                return value;
            }
        }
        return null;
    }

    /** For addresses. */
    static UUID id(String typed) {
        try {
            return typed.length() == 36 ? UUID.fromString(typed) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** What nobody has seen is no version. */
    static int version(String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
