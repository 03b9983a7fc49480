package org.unionhall.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.web.Languages;

/** What of one's letters one wants by mail, and in which language. */
@Service
public class MailSettings {

    private final JdbcClient jdbc;
    private final MailServer server;
    private final Clock clock;

    MailSettings(JdbcClient jdbc, MailServer server, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.clock = clock;
    }

    /**
     * How somebody is reached.
     *
     * @param address  masked; null without a confirmed one
     * @param asked    masked; null when no address waits to be confirmed
     * @param failing  whether the latest mail to the address was refused for good
     */
    public record Reach(Locale language, String address, String asked, boolean failing, Map<LetterKind, MailWish> wishes) {
    }

    /** Whether this portal sends mail at all. */
    public boolean offered() {
        return server.ready();
    }

    /** @param otherwise language of the mails while nobody has chosen one */
    public Reach of(AccountId reader, Locale otherwise) {
        Map<LetterKind, MailWish> wishes = new EnumMap<>(LetterKind.class);
        for (LetterKind kind : LetterKind.values()) {
            wishes.put(kind, kind.usual());
        }
        jdbc.sql("select kind, mail from inbox_wish where account_id = :reader").param("reader", reader.value())
                .query(rs -> {
                    wishes.put(LetterKind.valueOf(rs.getString(1)), MailWish.valueOf(rs.getString(2)));
                });
        return jdbc.sql("""
                select language, address_masked, case when code_until > :now and code_tries < :most then asked_masked end,
                       coalesce((select d.state = 'FAILED' from inbox_delivery d where d.account_id = r.account_id and d.ended_at > r.confirmed_at
                                 and d.purpose in ('LETTER', 'DIGEST', 'TEST') order by d.ended_at desc limit 1), false)
                from inbox_reader r where account_id = :reader
                """).param("reader", reader.value()).param("now", Timestamp.from(clock.instant())).param("most", MailAddresses.WRONG_CODES)
                .query((rs, n) -> new Reach(Languages.spoken(rs.getString(1)), rs.getString(2), rs.getString(3), rs.getBoolean(4), wishes))
                .optional().orElse(new Reach(Languages.spoken(otherwise), null, null, false, wishes));
    }

    /** @param wishes kinds that may not be chosen, and wishes not named, stay as they are */
    @Transactional
    public void wish(Actor actor, Map<LetterKind, MailWish> wishes, Locale language) {
        hold(actor.account(), language);
        jdbc.sql("update inbox_reader set language = :language where account_id = :reader")
                .param("language", Languages.spoken(language).toLanguageTag()).param("reader", actor.account().value()).update();
        wishes.forEach((kind, mail) -> {
            if (kind.free()) {
                jdbc.sql("""
                        insert into inbox_wish (account_id, kind, mail) values (:reader, :kind, :mail)
                        on conflict (account_id, kind) do update set mail = excluded.mail
                        """).param("reader", actor.account().value()).param("kind", kind.name()).param("mail", mail.name()).update();
            }
        });
    }

    /** Makes the row when there is none, and keeps it until the end of the transaction. */
    void hold(AccountId reader, Locale language) {
        jdbc.sql("insert into inbox_reader (account_id, language) values (:reader, :language) on conflict do nothing")
                .param("reader", reader.value()).param("language", Languages.spoken(language).toLanguageTag()).update();
        jdbc.sql("select language from inbox_reader where account_id = :reader for update").param("reader", reader.value()).query(String.class).single();
    }
}
