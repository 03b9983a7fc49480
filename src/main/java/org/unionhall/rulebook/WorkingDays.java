package org.unionhall.rulebook;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Once;

/**
 * Counts working days: the week as set, the days announced for the year, and over both the days of the region. The day
 * a period begins does not count (Civil Code, article 201).
 *
 * <p>Every method throws {@link Refusal} {@code rulebook.calendar.missing} with the year as soon as it needs a year
 * that has no calendar: a deadline is never guessed.
 */
@Service
public class WorkingDays {

    /** Counts beyond this are a mistake, not a deadline. */
    public static final int MOST = 1000;

    private final CalendarRepository calendars;
    private final Rulebook rulebook;
    private final Clock clock;

    WorkingDays(CalendarRepository calendars, Rulebook rulebook, Clock clock) {
        this.calendars = calendars;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean isWorkingDay(LocalDate day) {
        return leafing().state(day).working();
    }

    /**
     * The n-th working day after a day.
     *
     * @param n 0 to {@value #MOST}; 0 is the day itself, or the next working day when it is none
     */
    @Transactional(readOnly = true)
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        if (n < 0 || n > MOST) {
            throw new IllegalArgumentException("0 to " + MOST + " working days: " + n);
        }
        return plus(leafing(), day, n);
    }

    /**
     * The same for many days at once: as many questions to the database as for one.
     *
     * @return by day; without those that need a year that has no calendar
     */
    @Transactional(readOnly = true)
    public Map<LocalDate, LocalDate> plusWorkingDays(Collection<LocalDate> days, int n) {
        Leafing leafing = leafing();
        Map<LocalDate, LocalDate> later = new HashMap<>();
        for (LocalDate day : days) {
            try {
                later.put(day, plus(leafing, day, n));
            } catch (Refusal noCalendar) {
                // not guessed: it is left out
            }
        }
        return later;
    }

    private static LocalDate plus(Leafing leafing, LocalDate day, int n) {
        LocalDate at = day;
        int left = n;
        while (n == 0 ? !leafing.state(at).working() : left > 0) {
            at = at.plusDays(1);
            if (leafing.state(at).working()) {
                left--;
            }
        }
        return at;
    }

    /**
     * How many working days lie after the first day, up to and with the second: {@code between(d, plusWorkingDays(d, n))}
     * is n.
     *
     * @throws IllegalArgumentException when the second day is before the first
     */
    @Transactional(readOnly = true)
    public int between(LocalDate after, LocalDate upTo) {
        if (upTo.isBefore(after)) {
            throw new IllegalArgumentException(upTo + " is before " + after);
        }
        Leafing leafing = leafing();
        return (int) after.plusDays(1).datesUntil(upTo.plusDays(1)).filter(day -> leafing.state(day).working()).count();
    }

    /** The end of office hours on the n-th working day after a day: the moment a deadline runs out. */
    @Transactional(readOnly = true)
    public ZonedDateTime deadline(LocalDate day, int n) {
        LocalDate last = plusWorkingDays(day, n);
        LocalTime morning = rulebook.get(CalendarRules.MORNING, last).to();
        LocalTime afternoon = rulebook.get(CalendarRules.AFTERNOON, last).to();
        return last.atTime(morning.isAfter(afternoon) ? morning : afternoon).atZone(clock.getZone());
    }

    /** Every day of a month, in order. */
    @Transactional(readOnly = true)
    public List<DayState> month(YearMonth month) {
        Leafing leafing = leafing();
        return month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1)).map(leafing::state).toList();
    }

    /** The region whose days count on a day. */
    public String region(LocalDate day) {
        return rulebook.get(CalendarRules.REGION, day);
    }

    /** A page that counts several deadlines leafs through one calendar. */
    private Leafing leafing() {
        return Once.page("rulebook.leafing", Leafing::new);
    }

    /** One question may touch many days: each year and each setting is fetched once for it, and forgotten afterwards. */
    private final class Leafing {

        private final Map<Integer, Year> years = new HashMap<>();
        private final List<Setting<Set<DayOfWeek>>> weeks = rulebook.history(CalendarRules.WEEK);
        private final List<Setting<String>> regions = rulebook.history(CalendarRules.REGION);

        DayState state(LocalDate day) {
            Year year = years.computeIfAbsent(day.getYear(), this::fetch);
            boolean worksByWeek = on(weeks, CalendarRules.WEEK, day).contains(day.getDayOfWeek());
            RegionalDay regional = year.regional.get(on(regions, CalendarRules.REGION, day) + "|" + day);
            if (regional != null) {
                return new DayState(day, kind(regional.off(), worksByWeek), regional.name(), true);
            }
            CalendarFile.Day national = year.national.get(day);
            if (national != null) {
                return new DayState(day, kind(national.off(), worksByWeek), national.name(), false);
            }
            return new DayState(day, worksByWeek ? DayState.Kind.WORKING : DayState.Kind.REST, null, false);
        }

        private static DayState.Kind kind(boolean off, boolean worksByWeek) {
            return off ? DayState.Kind.HOLIDAY : worksByWeek ? DayState.Kind.WORKING : DayState.Kind.MADE_UP;
        }

        private Year fetch(int year) {
            if (!calendars.has(year)) {
                throw new Refusal("rulebook.calendar.missing", String.valueOf(year));
            }
            return new Year(calendars.national(year), calendars.regional(year).stream()
                    .collect(Collectors.toMap(day -> day.region() + "|" + day.day(), Function.identity())));
        }

        private static <T> T on(List<Setting<T>> history, Rule<T> rule, LocalDate day) {
            return history.stream().filter(setting -> !setting.isReplaced() && setting.unit() == null && !day.isBefore(setting.from())
                    && (setting.to() == null || day.isBefore(setting.to()))).findFirst().map(Setting::value).orElse(rule.fallback());
        }
    }

    private record Year(Map<LocalDate, CalendarFile.Day> national, Map<String, RegionalDay> regional) {
    }
}
