package org.unionhall.rulebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents in the database. */
@Repository
class PolicyRepository {

    private static final String SELECT = """
            select p.*, n.id as next_id from rulebook_policy p left join rulebook_policy n on n.follows_id = p.id
            """;
    private static final String MATCHES = """
             where (:words = '' or p.title ilike :like or p.number ilike :like or p.issuer ilike :like or p.note ilike :like)
               and (:day::date is null or daterange(p.from_on, p.to_on) @> :day::date)
               and (:trial::boolean is null or p.trial = :trial)
            """;
    private static final Map<String, String> ORDERS = Map.of("title", "p.title", "number", "p.number", "issuer", "p.issuer", "from", "p.from_on");

    private final JdbcClient jdbc;

    PolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Policy> find(UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id").param("id", id).query(PolicyRepository::read).optional();
    }

    Optional<Policy> lock(UUID id) {
        jdbc.sql("select id from rulebook_policy where id = :id for update").param("id", id).query(UUID.class).optional();
        return find(id);
    }

    long count(PolicySearch search) {
        return with(search, "select count(*) from rulebook_policy p" + MATCHES).query(Long.class).single();
    }

    List<Policy> list(PolicySearch search, long offset, int rows) {
        boolean down = search.sort().startsWith("-");
        String column = ORDERS.getOrDefault(down ? search.sort().substring(1) : search.sort(), "p.from_on");
        return with(search, SELECT + MATCHES + " order by " + column + (down ? " desc nulls last" : " asc nulls last") + ", p.id desc offset :offset limit :rows")
                .param("offset", offset).param("rows", rows).query(PolicyRepository::read).list();
    }

    private JdbcClient.StatementSpec with(PolicySearch search, String sql) {
        String words = search.words().replace("\u0000", "").strip();
        return jdbc.sql(sql).param("words", words).param("like", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("day", search.day(), Types.DATE).param("trial", search.trial(), Types.BOOLEAN);
    }

    void insert(UUID id, PolicyDraft draft, UUID follows, String by, Instant at) {
        bind(jdbc.sql("""
                insert into rulebook_policy (id, title, number, issuer, version, trial, adopted_on, from_on, to_on, note, follows_id, recorded_by, recorded_at)
                values (:id, :title, :number, :issuer, :version, :trial, :adopted, :from, :to, :note, :follows, :by, :at)
                """), draft).param("id", id).param("follows", follows, Types.OTHER).param("by", by).param("at", Timestamp.from(at)).update();
    }

    void update(UUID id, PolicyDraft draft) {
        bind(jdbc.sql("""
                update rulebook_policy set title = :title, number = :number, issuer = :issuer, version = :version, trial = :trial,
                    adopted_on = :adopted, from_on = :from, to_on = :to, note = :note, revision = revision + 1 where id = :id
                """), draft).param("id", id).update();
    }

    void end(UUID id, LocalDate to) {
        jdbc.sql("update rulebook_policy set to_on = :to, revision = revision + 1 where id = :id").param("to", to).param("id", id).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, PolicyDraft draft) {
        return sql.param("title", draft.title()).param("number", draft.number()).param("issuer", draft.issuer()).param("version", draft.version())
                .param("trial", draft.trial()).param("adopted", draft.adoptedOn(), Types.DATE).param("from", draft.from())
                .param("to", draft.to(), Types.DATE).param("note", draft.note());
    }

    private static Policy read(ResultSet rs, int row) throws SQLException {
        return new Policy(rs.getObject("id", UUID.class), rs.getString("title"), rs.getString("number"), rs.getString("issuer"),
                rs.getString("version"), rs.getBoolean("trial"), rs.getObject("adopted_on", LocalDate.class),
                rs.getObject("from_on", LocalDate.class), rs.getObject("to_on", LocalDate.class), rs.getString("note"),
                rs.getObject("follows_id", UUID.class), rs.getObject("next_id", UUID.class), rs.getString("recorded_by"),
                rs.getTimestamp("recorded_at").toInstant(), rs.getInt("revision"));
    }
}
