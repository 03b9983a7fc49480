package org.unionhall.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;

/** Letters inside the portal. */
@Service
public class Inbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts a letter into a person's inbox, in the transaction under way.
     *
     * @param event names what happened, once: the same event never brings the same reader a second letter
     */
    @Transactional
    public void send(AccountId reader, String event, String subject, String text, String href) {
        jdbc.sql("""
                insert into inbox_letter (account_id, event, subject, text, href, sent_at)
                values (:reader, :event, :subject, :text, :href, :now) on conflict (account_id, event) do nothing
                """).param("reader", reader.value()).param("event", event).param("subject", subject).param("text", text)
                .param("href", href).param("now", Timestamp.from(clock.instant())).update();
    }

    public int unread(AccountId reader) {
        return jdbc.sql("select count(*) from inbox_letter where account_id = :reader and read_at is null")
                .param("reader", reader.value()).query(Integer.class).single();
    }

    /** The newest letters first. */
    public List<Letter> of(AccountId reader, int limit) {
        return jdbc.sql("""
                select id, subject, text, href, sent_at, read_at is not null from inbox_letter
                where account_id = :reader order by sent_at desc, id desc limit :limit
                """).param("reader", reader.value()).param("limit", limit)
                .query((rs, n) -> new Letter(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4),
                        rs.getTimestamp(5).toInstant(), rs.getBoolean(6))).list();
    }

    @Transactional
    public void read(AccountId reader, UUID letter) {
        jdbc.sql("update inbox_letter set read_at = coalesce(read_at, :now) where id = :id and account_id = :reader")
                .param("now", Timestamp.from(clock.instant())).param("id", letter).param("reader", reader.value()).update();
    }

    @Transactional
    public void readAll(AccountId reader) {
        jdbc.sql("update inbox_letter set read_at = :now where account_id = :reader and read_at is null")
                .param("now", Timestamp.from(clock.instant())).param("reader", reader.value()).update();
    }

    /** @param href where to act on it; may be null */
    public record Letter(UUID id, String subject, String text, String href, Instant sentAt, boolean read) {
    }
}
