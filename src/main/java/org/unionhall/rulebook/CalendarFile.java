package org.unionhall.rulebook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unionhall.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A yearly file as it was read: {@code {"year": 2026, "days": [{"name", "date", "isOffDay"}]}}. It names only the days
 * that differ from the week; some belong to the year before or after.
 */
record CalendarFile(int year, List<Day> days) {

    static final int LARGEST = 1 << 20;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_NAME = 50;

    /** @param off a day off; false: worked though the week says otherwise */
    record Day(LocalDate date, String name, boolean off) {
    }

    /**
     * @throws Refusal {@code rulebook.calendar.shape} for anything but such a file; {@code rulebook.calendar.day} with the
     *                 position of the first day that cannot be read, is named twice or lies in another year
     */
    static CalendarFile read(byte[] bytes, JsonMapper json) {
        JsonNode root;
        try {
            root = json.readTree(bytes);
        } catch (JacksonException no) {
            throw new Refusal("rulebook.calendar.shape");
        }
        if (root == null || !root.path("year").isInt() || !root.path("days").isArray() || root.path("days").isEmpty()
                || root.path("year").intValue() < FIRST_YEAR || root.path("year").intValue() > LAST_YEAR) {
            throw new Refusal("rulebook.calendar.shape");
        }
        int year = root.path("year").intValue();
        List<Day> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (JsonNode entry : root.path("days")) {
            Day day = day(entry, days.size() + 1);
            if (!seen.add(day.date()) || Math.abs(day.date().getYear() - year) > 1) {
                throw new Refusal("rulebook.calendar.day", days.size() + 1);
            }
            days.add(day);
        }
        if (days.stream().noneMatch(day -> day.date().getYear() == year)) {
            throw new Refusal("rulebook.calendar.shape");
        }
        return new CalendarFile(year, List.copyOf(days));
    }

    private static Day day(JsonNode entry, int position) {
        JsonNode name = entry.path("name");
        if (!name.isString() || name.stringValue().isBlank() || name.stringValue().length() > LONGEST_NAME
                || !entry.path("date").isString() || !entry.path("isOffDay").isBoolean()) {
            throw new Refusal("rulebook.calendar.day", position);
        }
        try {
            return new Day(LocalDate.parse(entry.path("date").stringValue()), name.stringValue().strip(), entry.path("isOffDay").booleanValue());
        } catch (DateTimeException no) {
            throw new Refusal("rulebook.calendar.day", position);
        }
    }
}
