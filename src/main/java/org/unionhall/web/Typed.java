package org.unionhall.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.unionhall.kernel.Refusal;

/**
 * What people type into fields and addresses, turned into values. Methods with a field refuse beside it what is not of
 * the kind; those without take what is not of the kind for nothing, since nobody typed it by hand.
 */
public final class Typed {

    /** Characters that one field takes, whatever its own limit. */
    private static final int LONGEST = 8_000;

    private Typed() {
    }

    /** @throws Refusal on the field for what is no day of the years 1900 to 2200, or nothing */
    public static LocalDate day(String field, String typed) {
        LocalDate day = dayOrNone(field, typed);
        if (day == null) {
            throw Refusal.on(field, "web.typed.day");
        }
        return day;
    }

    /** Null for an empty field. @throws Refusal on the field for what is no day of the years 1900 to 2200 */
    public static LocalDate dayOrNone(String field, String typed) {
        String text = plain(typed);
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            if (day == null || day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException no) {
            // said below
        }
        throw Refusal.on(field, "web.typed.day");
    }

    /** Null for an empty field. */
    public static LocalTime time(String field, String typed) {
        String text = plain(typed);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException no) {
            throw Refusal.on(field, "web.typed.time");
        }
    }

    /** A whole number; null for an empty field. */
    public static Integer number(String field, String typed, int least, int most) {
        String text = plain(typed);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.on(field, "web.typed.number", least, most);
        }
        return Integer.valueOf(text);
    }

    /** A whole number that must be there. */
    public static int needed(String field, String typed, int least, int most) {
        Integer number = number(field, typed, least, most);
        if (number == null) {
            throw Refusal.on(field, "web.typed.number", least, most);
        }
        return number;
    }

    /** With up to four places before and behind the point; null for what is no number. */
    public static BigDecimal decimal(String typed) {
        String text = plain(typed);
        return text.matches("\\d{1,4}([.]\\d{1,4})?") ? new BigDecimal(text) : null;
    }

    /** @param most code points, as people count characters; null for nothing but space */
    public static String text(String field, String typed, int most) {
        String text = plain(typed);
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "web.typed.long", most);
        }
        return text.isEmpty() ? null : text;
    }

    /** A text that must be there, with at least so many characters. */
    public static String words(String field, String typed, int least, int most) {
        String text = text(field, typed, most);
        if (text == null || text.codePointCount(0, text.length()) < least) {
            throw Refusal.on(field, "web.typed.short", least);
        }
        return text;
    }

    /** A text whose own limits are looked after by whom it is said to; null for nothing but space. @throws Refusal beyond 8,000 characters */
    public static String said(String typed) {
        String text = plain(typed);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new Refusal("web.typed.long", LONGEST);
        }
        return text.isEmpty() ? null : text;
    }

    /** One of the choices, which must be made. */
    public static <E extends Enum<E>> E choice(String field, String typed, Class<E> table) {
        E value = asked(typed, table);
        if (value == null) {
            throw Refusal.on(field, "web.typed.choice");
        }
        return value;
    }

    /** Null for what is none of the choices. */
    public static <E extends Enum<E>> E asked(String typed, Class<E> table) {
        for (E value : table.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(typed)) {
                return value;
            }
        }
        return null;
    }

    /** Null for what is no id. */
    public static UUID id(String typed) {
        try {
            return plain(typed).length() == 36 ? UUID.fromString(plain(typed)) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** -1, which nothing has, for what is no version: what nobody has seen nobody may change. */
    public static int version(String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    /** Without space around it and without characters that steer a terminal instead of being seen. */
    private static String plain(String typed) {
        return typed == null ? "" : typed.replaceAll("[\\p{Cc}&&[^\\r\\n\\t]]", "").strip();
    }
}
