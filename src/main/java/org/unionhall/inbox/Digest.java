package org.unionhall.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.web.DailyWork;

/** Gathers the unread letters of everybody who wants them in one mail a day. */
@Component
class Digest implements DailyWork {

    private final Outbox outbox;
    private final MailServer server;
    private final MailRounds rounds;
    private final Clock clock;
    private final LocalTime at;

    Digest(Outbox outbox, MailServer server, MailRounds rounds, Clock clock, @Value("${unionhall.mail.digest-at:08:30}") String at) {
        this.outbox = outbox;
        this.server = server;
        this.rounds = rounds;
        this.clock = clock;
        this.at = LocalTime.parse(at);
    }

    @Override
    public String name() {
        return "inbox.digest";
    }

    @Override
    public LocalTime at() {
        return at;
    }

    @Override
    @Transactional
    public void run() {
        if (server.ready() && outbox.digests(LocalDate.now(clock), server.domain(), clock.instant()) > 0) {
            rounds.wakeAfterCommit();
        }
    }
}
