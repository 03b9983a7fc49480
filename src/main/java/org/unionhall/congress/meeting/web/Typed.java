package org.unionhall.congress.meeting.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.web.multipart.MultipartFile;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;

/** What people type into fields, turned into values, with the refusal beside the field. */
final class Typed {

    private Typed() {
    }

    static LocalDate day(String field, String typed) {
        try {
            LocalDate day = LocalDate.parse(typed == null ? "" : typed.strip());
            if (day.getYear() >= 1949 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException no) {
            // said below
        }
        throw Refusal.on(field, "congress.meeting.typed.day");
    }

    /** Null for an empty field. */
    static LocalTime time(String field, String typed) {
        String text = typed == null ? "" : typed.strip();
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException no) {
            throw Refusal.on(field, "congress.meeting.typed.time");
        }
    }

    /** Null for an empty field. */
    static Integer number(String field, String typed, int least, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.on(field, "congress.meeting.typed.number", least, most);
        }
        return Integer.valueOf(text);
    }

    static int needed(String field, String typed, int most) {
        Integer number = number(field, typed, 0, most);
        if (number == null) {
            throw Refusal.on(field, "congress.meeting.typed.number", 0, most);
        }
        return number;
    }

    /** Null for nothing but space. */
    static String text(String field, String typed, int most) {
        String text = typed == null ? "" : typed.strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "congress.meeting.typed.long", most);
        }
        return text.isEmpty() ? null : text;
    }

    static String words(String field, String typed, int least, int most) {
        String text = text(field, typed, most);
        if (text == null || text.codePointCount(0, text.length()) < least) {
            throw Refusal.on(field, "congress.meeting.typed.short", least);
        }
        return text;
    }

    static <E extends Enum<E>> E choice(String field, String typed, Class<E> table) {
        E value = asked(typed, table);
        if (value == null) {
            throw Refusal.on(field, "congress.meeting.typed.choice");
        }
        return value;
    }

    /** Null for what is none of the choices. */
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

    /** Null when no file came. */
    static Papers.Upload upload(MultipartFile file) {
        return file == null || file.isEmpty() ? null : new Papers.Upload(file.getOriginalFilename(), file.getSize(), file);
    }
}
