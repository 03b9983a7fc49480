package org.unionhall.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.web.Languages;

/** One's own letters. Every question names the reader: somebody else's letter does not exist. */
@Service
public class Letterbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Letterbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A letter in the reader's language. @param href where the matter is; may be null */
    public record Kept(UUID id, LetterKind kind, String subject, String text, String href, Instant sentAt, boolean read) {
    }

    /** @param words looked for in subject and text; empty for all @param kind null for all @param read null for all */
    public record Search(String words, LetterKind kind, Boolean read) {

        public static final Search UNREAD = new Search("", null, false);
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    public int unread(AccountId reader) {
        return jdbc.sql("select count(*) from inbox_letter where account_id = :reader and read_at is null")
                .param("reader", reader.value()).query(Integer.class).single();
    }

    public long count(AccountId reader, Search search, Locale locale) {
        Query query = query(reader, search, locale);
        return jdbc.sql("select count(*)" + query.sql).params(query.values).query(Long.class).single();
    }

    /** Unread letters first, within them the newest. */
    public List<Kept> list(AccountId reader, Search search, Locale locale, long offset, int size) {
        Query query = query(reader, search, locale);
        return jdbc.sql(select() + query.sql + " order by l.read_at is not null, l.sent_at desc, l.id desc limit :size offset :offset")
                .params(query.values).param("size", size).param("offset", offset).query(Letterbox::kept).list();
    }

    public Optional<Kept> find(AccountId reader, UUID letter, Locale locale) {
        Query query = query(reader, new Search("", null, null), locale);
        return jdbc.sql(select() + query.sql + " and l.id = :id").params(query.values).param("id", letter).query(Letterbox::kept).optional();
    }

    /** Marks a letter as read, or as unread again; one that is so already, or is not the reader's, is left alone. */
    @Transactional
    public void mark(AccountId reader, UUID letter, boolean read) {
        jdbc.sql("""
                update inbox_letter set read_at = :at where id = :id and account_id = :reader and (read_at is null) = :read
                """).param("at", read ? Timestamp.from(clock.instant()) : null, java.sql.Types.TIMESTAMP)
                .param("id", letter).param("reader", reader.value()).param("read", read).update();
    }

    @Transactional
    public void readAll(AccountId reader) {
        jdbc.sql("update inbox_letter set read_at = :now where account_id = :reader and read_at is null")
                .param("now", Timestamp.from(clock.instant())).param("reader", reader.value()).update();
    }

    private static String select() {
        return "select l.id, m.kind, m.subject ->> :language, m.text ->> :language, m.href, l.sent_at, l.read_at is not null";
    }

    private static Kept kept(ResultSet rs, int row) throws SQLException {
        return new Kept(rs.getObject(1, UUID.class), LetterKind.valueOf(rs.getString(2)), rs.getString(3), rs.getString(4), rs.getString(5),
                rs.getTimestamp(6).toInstant(), rs.getBoolean(7));
    }

    private static Query query(AccountId reader, Search search, Locale locale) {
        List<String> all = new ArrayList<>(List.of("l.account_id = :reader"));
        Map<String, Object> values = new HashMap<>(Map.of("reader", reader.value(), "language", Languages.spoken(locale).toLanguageTag()));
        if (!search.words().isBlank()) {
            all.add("(strpos(lower(m.subject ->> :language), :words) > 0 or strpos(lower(m.text ->> :language), :words) > 0)");
            values.put("words", search.words().strip().toLowerCase(Locale.ROOT));
        }
        if (search.kind() != null) {
            all.add("m.kind = :kind");
            values.put("kind", search.kind().name());
        }
        if (search.read() != null) {
            all.add("(l.read_at is not null) = :read");
            values.put("read", search.read());
        }
        return new Query(" from inbox_letter l join inbox_message m on m.id = l.message_id where " + String.join(" and ", all), values);
    }
}
