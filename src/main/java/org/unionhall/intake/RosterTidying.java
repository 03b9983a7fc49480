package org.unionhall.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

import org.springframework.stereotype.Component;
import org.unionhall.web.DailyWork;

/** Throws away what is no longer needed: files after a week, rows after a month. That a roster was handed in stays known. */
@Component
class RosterTidying implements DailyWork {

    static final Duration FILES_KEPT = Duration.ofDays(7);
    static final Duration ROWS_KEPT = Duration.ofDays(30);

    private final RosterRepository repository;
    private final Rosters rosters;
    private final Clock clock;

    RosterTidying(RosterRepository repository, Rosters rosters, Clock clock) {
        this.repository = repository;
        this.rosters = rosters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "intake.tidy";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(3, 10);
    }

    @Override
    public void run() {
        repository.handedBefore(clock.instant().minus(FILES_KEPT), true).stream()
                .filter(roster -> !roster.state().working()).forEach(rosters::lapse);
        repository.handedBefore(clock.instant().minus(ROWS_KEPT), false).stream()
                .filter(roster -> !roster.state().working()).forEach(roster -> repository.deleteLines(roster.id()));
    }
}
