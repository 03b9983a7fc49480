package org.unionhall.proposal.write;

import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.web.DailyWork;

/** Heads of delegations lose their mandate too: what waits for one who is no more goes on to the committee. */
@Component
class CheckDays implements DailyWork {

    private static final Logger LOG = LoggerFactory.getLogger(CheckDays.class);

    private final JdbcClient jdbc;
    private final Submitting submitting;

    CheckDays(JdbcClient jdbc, Submitting submitting) {
        this.jdbc = jdbc;
        this.submitting = submitting;
    }

    @Override
    public String name() {
        return "proposal.check";
    }

    /** After mandates were looked at. */
    @Override
    public LocalTime at() {
        return LocalTime.of(6, 0);
    }

    /** Each for itself: one that cannot go on does not keep the others back. */
    @Override
    public void run() {
        jdbc.sql("select id from proposal where stage = 'CHECK' order by moved_at, id").query(java.util.UUID.class).list().forEach(id -> {
            try {
                submitting.passOn(id);
            } catch (RuntimeException broken) {
                LOG.error("Proposal {} was not passed on today", id, broken);
            }
        });
    }
}
