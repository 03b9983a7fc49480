package org.unionhall.membership;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.unionhall.web.Address;

/** Reads the parameters of a list's address. What cannot be read counts as not asked: an address never breaks a page. */
public final class Asked {

    private Asked() {
    }

    public static UUID id(Address address, String name) {
        String text = address.value(name);
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    public static LocalDate day(Address address, String name) {
        try {
            LocalDate day = LocalDate.parse(address.value(name));
            return day.getYear() < 1900 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** A whole number within bounds, both included. */
    public static Integer number(Address address, String name, int least, int most) {
        String text = address.value(name);
        if (!text.matches("\\d{1,6}")) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? null : number;
    }

    public static Boolean yesNo(Address address, String name) {
        return switch (address.value(name)) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    public static <E extends Enum<E>> E choice(Address address, String name, Class<E> table) {
        String text = address.value(name);
        for (E value : table.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        return null;
    }

    /** The column to order by, or the usual one; a minus in front turns it round. */
    public static <E extends Enum<E>> E sort(Address address, Class<E> columns, E usual) {
        String text = address.value("sort").replaceFirst("^-", "");
        for (E column : columns.getEnumConstants()) {
            if (column.name().equalsIgnoreCase(text)) {
                return column;
            }
        }
        return usual;
    }

    public static boolean descending(Address address) {
        return address.value("sort").startsWith("-");
    }

    /** Letters the database cannot hold are nobody's name. */
    public static String words(Address address) {
        String text = address.value("q").replace("\u0000", "").strip();
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
