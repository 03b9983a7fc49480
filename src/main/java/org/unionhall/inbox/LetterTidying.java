package org.unionhall.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.web.DailyWork;

/** Throws away letters older than the rulebook says, and what became of mails after a quarter of a year. */
@Component
class LetterTidying implements DailyWork {

    static final Duration MAILS_KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final ObjectProvider<LetterRetention> retention;
    private final Clock clock;

    LetterTidying(JdbcClient jdbc, ObjectProvider<LetterRetention> retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "inbox.tidy";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(3, 20);
    }

    @Override
    @Transactional
    public void run() {
        jdbc.sql("delete from inbox_delivery where ended_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(MAILS_KEPT))).update();
        retention.ifAvailable(rule -> {
            Timestamp from = Timestamp.from(rule.keptFrom(LocalDate.now(clock)).atStartOfDay(clock.getZone()).toInstant());
            jdbc.sql("delete from inbox_letter where sent_at < :from").param("from", from).update();
            jdbc.sql("delete from inbox_message m where sent_at < :from and not exists (select 1 from inbox_letter l where l.message_id = m.id)")
                    .param("from", from).update();
        });
    }
}
