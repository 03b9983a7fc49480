package org.unionhall.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** The acts on the working-day calendar: yearly files come in, regional days are entered and withdrawn. */
@Service
public class Calendars {

    private static final int LONGEST_FESTIVAL = 31;
    private static final int LONGEST = 100;

    private final CalendarRepository calendars;
    private final Officers officers;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Calendars(CalendarRepository calendars, Officers officers, Audit audit, JsonMapper json, Clock clock) {
        this.calendars = calendars;
        this.officers = officers;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The years there are, newest first. */
    public List<CalendarYear> years() {
        return calendars.years();
    }

    /** The first year from this one on that has no calendar. */
    public int missing() {
        List<Integer> there = years().stream().map(CalendarYear::year).toList();
        return Stream.iterate(LocalDate.now(clock).getYear(), year -> year + 1).filter(year -> !there.contains(year)).findFirst().orElseThrow();
    }

    public List<RegionalDay> regional(int year) {
        return calendars.regional(year);
    }

    /**
     * Takes in a yearly file. The caller closes the stream.
     *
     * @param source what the file is called
     * @param reason why the calendar of that year is replaced; null when there must be none yet
     * @return the year
     * @throws Refusal on {@code file} when it is no such file or over 1 MB; {@code rulebook.calendar.exists} on
     *                 {@code reason} with the year when there is a calendar already and no reason to replace it
     */
    @Transactional
    public int take(Actor actor, String source, InputStream in, String reason) {
        officers.mustReach(actor, null);
        CalendarFile file;
        try {
            file = CalendarFile.read(bytes(in), json);
        } catch (Refusal no) {
            throw no.at("file");
        }
        calendars.lock();
        boolean there = calendars.has(file.year());
        if (there && reason == null) {
            throw Refusal.on("reason", "rulebook.calendar.exists", String.valueOf(file.year()));
        }
        Map<LocalDate, CalendarFile.Day> before = calendars.national(file.year());
        calendars.replace(file.year(), clock.instant());
        store(actor, source, file, there ? reason : null, before);
        return file.year();
    }

    /** Loads a file that came with the portal, unless that year was ever there. */
    @Transactional
    public boolean ship(Actor portal, String source, InputStream in) {
        CalendarFile file = CalendarFile.read(bytes(in), json);
        calendars.lock();
        if (calendars.hadEver(file.year())) {
            return false;
        }
        store(portal, source, file, null, Map.of());
        return true;
    }

    private void store(Actor actor, String source, CalendarFile file, String reason, Map<LocalDate, CalendarFile.Day> before) {
        UUID id = calendars.insert(file, Text.cut(source, LONGEST), actor.name(), clock.instant(), reason);
        long changed = before.isEmpty() ? file.days().size()
                : file.days().stream().filter(day -> !Objects.equals(before.get(day.date()), day)).count()
                  + before.keySet().stream().filter(day -> file.days().stream().noneMatch(entry -> entry.date().equals(day))).count();
        audit.record(AuditEntry.of(actor, before.isEmpty() ? "rulebook.calendar.import" : "rulebook.calendar.replace")
                .on("rulebook.calendar", id, String.valueOf(file.year())).change("days", null, changed).because(reason));
    }

    /**
     * Enters days of a region.
     *
     * @param last null for a single day; at most 31 days
     * @param off  false: the region works on these days
     * @throws Refusal on {@code region}, {@code name}, {@code first} or {@code last}
     */
    @Transactional
    public void enter(Actor actor, String region, String name, LocalDate first, LocalDate last, boolean off, String basis) {
        officers.mustReach(actor, null);
        String where = Text.required("region", region, LONGEST);
        String what = Text.required("name", name, LONGEST);
        if (first == null || first.getYear() < 2000 || first.getYear() > 2100) {
            throw Refusal.on("first", "rulebook.value.date");
        }
        LocalDate end = last == null ? first : last;
        if (end.isBefore(first) || end.isAfter(first.plusDays(LONGEST_FESTIVAL - 1))) {
            throw Refusal.on("last", "rulebook.regional.long", LONGEST_FESTIVAL);
        }
        calendars.lock();
        first.datesUntil(end.plusDays(1)).forEach(day -> {
            if (calendars.hasRegional(where, day)) {
                throw Refusal.on("first", "rulebook.regional.twice", where, day);
            }
            calendars.insert(new RegionalDay(Ids.next(), where, day, what, off, Text.optional("basis", basis, 2 * LONGEST), actor.name()), clock.instant());
        });
        audit.record(AuditEntry.of(actor, "rulebook.regional.enter").on("rulebook.regional", where, where + " " + what)
                .change("first", null, first).change("last", null, end).change("off", null, off));
    }

    /** Withdraws one regional day; it stays in the record. */
    @Transactional
    public void withdraw(Actor actor, UUID id, String reason) {
        officers.mustReach(actor, null);
        String because = Text.required("reason", reason, 2 * LONGEST);
        calendars.lock();
        RegionalDay day = calendars.regional(id).orElseThrow(() -> new Refusal("rulebook.regional.gone"));
        calendars.withdraw(id, actor.name(), clock.instant(), because);
        audit.record(AuditEntry.of(actor, "rulebook.regional.withdraw").on("rulebook.regional", day.region(), day.region() + " " + day.name())
                .change("day", day.day(), null).change("off", day.off(), null).because(because));
    }

    private static byte[] bytes(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(CalendarFile.LARGEST + 1);
            if (bytes.length > CalendarFile.LARGEST) {
                throw new Refusal("rulebook.calendar.shape");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
