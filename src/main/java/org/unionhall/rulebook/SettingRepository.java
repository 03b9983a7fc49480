package org.unionhall.rulebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.web.Once;

/** The settings in the database. Values are kept as JSON and read as the text that {@link Rule#read} takes. */
@Repository
class SettingRepository {

    private static final String COLUMNS = """
            select id, rule, unit_id, value #>> '{}' as typed, from_on, to_on, document, article, policy_id, reason, set_by, set_at,
                   confirmed_by, confirmed_at, replaced_by, replaced_at, replaced_because
            from rulebook_setting
            """;

    private final JdbcClient jdbc;

    SettingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row before its text has become a value. */
    record Kept(UUID id, String rule, UUID unit, String typed, LocalDate from, LocalDate to, String document, String article, UUID policy,
                String reason, String setBy, Instant setAt, String confirmedBy, Instant confirmedAt, String replacedBy,
                Instant replacedAt, String replacedBecause) {

        <T> Setting<T> as(Rule<T> declared) {
            return new Setting<>(id, declared, unit, declared.kept(typed), from, to, document, article, policy, reason, setBy, setAt,
                    confirmedBy, confirmedAt, replacedBy, replacedAt, replacedBecause);
        }
    }

    /** What counts on a day, everywhere and for the units given. */
    List<Kept> on(String rule, LocalDate day, Collection<UUID> units) {
        return everywhereOn(day).getOrDefault(rule, List.of()).stream().filter(row -> row.unit == null || units.contains(row.unit)).toList();
    }

    /** All that counts on a day, by rule: a few hundred rows at most, and a page seldom asks for one rule only. */
    private Map<String, List<Kept>> everywhereOn(LocalDate day) {
        return Once.page(List.of("rulebook.on", day), () -> jdbc.sql(COLUMNS + "where replaced_at is null and daterange(from_on, to_on) @> :day::date")
                .param("day", day).query(SettingRepository::read).list().stream().collect(Collectors.groupingBy(Kept::rule)));
    }

    /** What counts everywhere on a day, of all rules. */
    List<Kept> on(LocalDate day) {
        return everywhereOn(day).values().stream().flatMap(List::stream).filter(row -> row.unit == null).toList();
    }

    /** The settings of units in force on a day, of all rules. */
    List<Kept> ofUnitsOn(LocalDate day) {
        return everywhereOn(day).values().stream().flatMap(List::stream).filter(row -> row.unit != null).toList();
    }

    /** All of one rule, corrected ones too, newest first. */
    List<Kept> all(String rule) {
        return jdbc.sql(COLUMNS + "where rule = :rule order by from_on desc, set_at desc, id desc")
                .param("rule", rule).query(SettingRepository::read).list();
    }

    /** What counts for exactly this scope, in the order of days. */
    List<Kept> counting(String rule, UUID unit) {
        return jdbc.sql(COLUMNS + "where rule = :rule and unit_id is not distinct from :unit and replaced_at is null order by from_on")
                .param("rule", rule).param("unit", unit, Types.OTHER).query(SettingRepository::read).list();
    }

    List<Kept> citing(UUID policy) {
        return jdbc.sql(COLUMNS + "where policy_id = :policy and replaced_at is null order by rule, from_on desc")
                .param("policy", policy).query(SettingRepository::read).list();
    }

    /** Whoever changes a rule waits here for whoever is changing it. Until the end of the transaction. */
    void lock(String rule) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rulebook ' || :rule, 0))::text").param("rule", rule).query(String.class).single();
    }

    void insert(Kept row, String kind) {
        String value = kind.equals("whole") || kind.equals("yesno") ? ":typed::jsonb" : "to_jsonb(:typed::text)";
        jdbc.sql("""
                insert into rulebook_setting (id, rule, unit_id, value, from_on, to_on, document, article, policy_id, reason,
                    set_by, set_at, confirmed_by, confirmed_at)
                values (:id, :rule, :unit, %s, :from, :to, :document, :article, :policy, :reason,
                    :setBy, :setAt, :confirmedBy, :confirmedAt)
                """.formatted(value))
                .param("id", row.id).param("rule", row.rule).param("unit", row.unit, Types.OTHER).param("typed", row.typed)
                .param("from", row.from).param("to", row.to, Types.DATE).param("document", row.document).param("article", row.article)
                .param("policy", row.policy, Types.OTHER).param("reason", row.reason).param("setBy", row.setBy)
                .param("setAt", Timestamp.from(row.setAt)).param("confirmedBy", row.confirmedBy)
                .param("confirmedAt", row.confirmedAt == null ? null : Timestamp.from(row.confirmedAt), Types.TIMESTAMP).update();
    }

    void end(UUID id, LocalDate to) {
        jdbc.sql("update rulebook_setting set to_on = :to where id = :id").param("to", to).param("id", id).update();
    }

    void replace(UUID id, String by, Instant at, String because) {
        jdbc.sql("update rulebook_setting set replaced_by = :by, replaced_at = :at, replaced_because = :because where id = :id")
                .param("by", by).param("at", Timestamp.from(at)).param("because", because).param("id", id).update();
    }

    void confirm(UUID id, Source source, String by, Instant at) {
        jdbc.sql("""
                update rulebook_setting set document = :document, article = :article, policy_id = :policy,
                    confirmed_by = :by, confirmed_at = :at where id = :id
                """).param("document", source.document()).param("article", source.article())
                .param("policy", source.policy(), Types.OTHER).param("by", by).param("at", Timestamp.from(at)).param("id", id).update();
    }

    private static Kept read(ResultSet rs, int row) throws SQLException {
        return new Kept(rs.getObject("id", UUID.class), rs.getString("rule"), rs.getObject("unit_id", UUID.class), rs.getString("typed"),
                rs.getObject("from_on", LocalDate.class), rs.getObject("to_on", LocalDate.class), rs.getString("document"),
                rs.getString("article"), rs.getObject("policy_id", UUID.class), rs.getString("reason"), rs.getString("set_by"),
                instant(rs, "set_at"), rs.getString("confirmed_by"), instant(rs, "confirmed_at"), rs.getString("replaced_by"),
                instant(rs, "replaced_at"), rs.getString("replaced_because"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
