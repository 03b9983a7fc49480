package org.unionhall.proposal.write;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.DailyWork;
import org.unionhall.web.Times;

/** Reminds everybody whose proposal is not handed in that the session's deadline is near: once for each session. */
@Component
class DeadlineLetters implements DailyWork {

    private final JdbcClient jdbc;
    private final Congresses congresses;
    private final Rulebook rulebook;
    private final ProposalReaders readers;
    private final Inbox inbox;
    private final Times times;
    private final Clock clock;

    DeadlineLetters(JdbcClient jdbc, Congresses congresses, Rulebook rulebook, ProposalReaders readers, Inbox inbox, Times times, Clock clock) {
        this.jdbc = jdbc;
        this.congresses = congresses;
        this.rulebook = rulebook;
        this.readers = readers;
        this.inbox = inbox;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "proposal.deadline";
    }

    /** Before the daily mails are gathered. */
    @Override
    public LocalTime at() {
        return LocalTime.of(6, 40);
    }

    @Override
    @Transactional
    public void run() {
        Instant now = clock.instant();
        Instant soon = now.plus(rulebook.get(ProposalRules.REMIND_DAYS, LocalDate.now(clock)), ChronoUnit.DAYS);
        for (Session session : congresses.ahead()) {
            if (session.collectsUntil().isAfter(now) && !session.collectsUntil().isAfter(soon)) {
                List<UUID> writers = jdbc.sql("""
                        select distinct r.person_id from proposal t join proposal_proposer r on r.proposal_id = t.id and r.nr = 1
                        where t.session_id = :session and t.stage in ('DRAFT', 'SECONDING') and t.submitted_at is null
                        """).param("session", session.id()).query(UUID.class).list();
                inbox.sendAll(readers.people(writers), Letter.of(LetterKind.DUTY, "proposal.letter.deadline", "proposal.deadline." + session.id())
                        .with(times.minute(session.collectsLast())).at("/proposals/mine"));
            }
        }
    }
}
