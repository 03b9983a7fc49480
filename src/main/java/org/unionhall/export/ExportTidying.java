package org.unionhall.export;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.unionhall.web.DailyWork;

/** Throws finished workbooks away after a week: lists of people must not lie about. */
@Component
class ExportTidying implements DailyWork {

    static final Duration KEPT = Duration.ofDays(7);

    private final ExportRepository orders;
    private final Exports exports;
    private final Clock clock;

    ExportTidying(ExportRepository orders, Exports exports, Clock clock) {
        this.orders = orders;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "export.tidy";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(3, 20);
    }

    @Override
    public void run() {
        orders.orderedBefore(clock.instant().minus(KEPT)).forEach(export -> exports.throwAway(ExportAct.LAPSE, export));
    }
}
