package org.unionhall.proposal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.kernel.Refusal;

/** Reads what was typed or sent; what is blank or nothing of the kind is null. */
public final class Typed {

    private static final int LONGEST = 8_000;

    private Typed() {
    }

    public static String text(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String plain = typed.replace("\u0000", "").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    public static UUID id(String typed) {
        try {
            return typed == null || typed.length() != 36 ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** @throws Refusal on the field for what is no day of the years 1900 to 2200 */
    public static LocalDate day(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // said below
        }
        throw Refusal.on(field, "proposal.form.day");
    }

    public static <E extends Enum<E>> E choice(Class<E> table, String typed) {
        for (E value : table.getEnumConstants()) {
            if (value.name().equals(typed)) {
                return value;
            }
        }
        return null;
    }

    /** -1, which no proposal has, for what is no version. */
    public static int version(String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
