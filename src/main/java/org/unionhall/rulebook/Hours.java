package org.unionhall.rulebook;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unionhall.kernel.Refusal;

/** A stretch of one day by the clock, such as office hours from 10:00 to 14:00. */
public record Hours(LocalTime from, LocalTime to) {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})[:：](\\d{2})\\s*[-–—~～至]\\s*(\\d{1,2})[:：](\\d{2})");

    /** @throws Refusal {@code rulebook.value.hours} when it does not end after it begins */
    public Hours {
        if (!to.isAfter(from)) {
            throw new Refusal("rulebook.value.hours");
        }
    }

    /** @throws Refusal {@code rulebook.value.hours} for anything but {@code 10:00-14:00} */
    public static Hours parse(String text) {
        Matcher typed = TYPED.matcher(text == null ? "" : text.strip());
        if (!typed.matches()) {
            throw new Refusal("rulebook.value.hours");
        }
        return new Hours(time(typed.group(1), typed.group(2)), time(typed.group(3), typed.group(4)));
    }

    private static LocalTime time(String hour, String minute) {
        int h = Integer.parseInt(hour);
        int m = Integer.parseInt(minute);
        if (h > 23 || m > 59) {
            throw new Refusal("rulebook.value.hours");
        }
        return LocalTime.of(h, m);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
