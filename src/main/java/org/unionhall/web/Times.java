package org.unionhall.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Moments as every page shows them ({@code @times.minute(…)}): to the minute, in the union's zone, wherever the machine stands. */
@Component("times")
public class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** Null stays null, so that a page can say what nothing means there. */
    public String minute(Instant at) {
        return at == null ? null : MINUTE.format(LocalDateTime.ofInstant(at, clock.getZone()));
    }

    /** How many days ago, counted by the calendar: 0 today, 1 yesterday. */
    public long days(Instant at) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(at, clock.getZone()), LocalDate.now(clock));
    }

    /** The day alone, as 2026-11-21; null stays null. */
    public String day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone()).toString();
    }
}
