package org.unionhall.rulebook.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.rulebook.Calendars;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;

/** The rulebook in the menu, and what in it waits for those who keep it. */
@Component
class RulebookDesk implements NavigationSource, DeskSource {

    static final Role[] READERS = OfficersRead.class.getAnnotation(org.unionhall.identity.AllowedFor.class).value();
    static final Role[] KEEPERS = OfficersChange.class.getAnnotation(org.unionhall.identity.AllowedFor.class).value();

    private final Rulebook rulebook;
    private final Calendars calendars;
    private final Clock clock;

    RulebookDesk(Rulebook rulebook, Calendars calendars, Clock clock) {
        this.rulebook = rulebook;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return actor.has(READERS) ? List.of(new Entry(Group.PORTAL, 20, "rulebook.title", "/rulebook", "journal-bookmark")) : List.of();
    }

    @Override
    public List<Task> tasks(Actor actor) {
        if (!actor.has(KEEPERS)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        List<Task> tasks = new ArrayList<>();
        int missing = calendars.missing();
        if (calendarWanted(missing, today)) {
            tasks.add(new Task("rulebook.desk.calendar", List.of(String.valueOf(missing)), "/rulebook/calendar/import", null,
                    missing == today.getYear() ? today : LocalDate.of(today.getYear(), Month.DECEMBER, 31)));
        }
        long unconfirmed = rulebook.inForce(today).stream().filter(setting -> !setting.isConfirmed()).map(Setting::rule).count();
        if (unconfirmed > 0) {
            tasks.add(new Task("rulebook.desk.confirm", List.of(unconfirmed), "/rulebook?state=unconfirmed", null, null));
        }
        return tasks;
    }

    /** The State Council announces the next year in November. */
    static boolean calendarWanted(int missing, LocalDate today) {
        return missing == today.getYear() || missing == today.getYear() + 1 && today.getMonthValue() >= Month.NOVEMBER.getValue();
    }
}
