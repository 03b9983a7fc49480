package org.unionhall.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail as the audit administrator reads it. */
@Service
public class AuditHistory {

    private static final String LINE = "select identity_audit.*, (select username from identity_account a where a.id = account_id) as login";
    private static final String WHICH = """
             from identity_audit where seq <= :upTo
              and (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
              and (:actor = '' or strpos(actor, :actor) > 0 or account_id in (select id from identity_account where username = lower(:actor))) and (:act = '' or act = :act)
              and (:object = '' or strpos(label, :object) > 0 or object_id = :object)
              and (not :reasoned or reason is not null)
            """;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Audit audit;
    private final ZoneId zone;

    AuditHistory(JdbcClient jdbc, AuditTrail trail, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.audit = audit;
        this.zone = clock.getZone();
    }

    /**
     * @param from     first day, null for the beginning
     * @param to       last day, null for today
     * @param actor    part of the actor's name, or the whole user name; empty for all
     * @param act      an act's name; empty for all
     * @param object   part of what people call the object, or its id; empty for all
     * @param reasoned only lines with a reason
     */
    public record Wish(LocalDate from, LocalDate to, String actor, String act, String object, boolean reasoned) {
    }

    /** One line of the trail. @param login today's user name of the account that acted, to tell two of the same name apart; null for the portal itself */
    public record Line(long seq, Instant at, String actor, String login, List<Role> roles, String act, String objectType, String objectId, String label,
                       Map<String, String> before, Map<String, String> after, String reason, Long rows, String address, String request) {

        /** The fields that went from something to something, by name. */
        public List<Change> changes() {
            TreeSet<String> fields = new TreeSet<>(before.keySet());
            fields.addAll(after.keySet());
            return fields.stream().map(field -> new Change(field, before.get(field), after.get(field))).toList();
        }
    }

    /** @param before null where there was nothing; @param after null where nothing is left */
    public record Change(String field, String before, String after) {
    }

    public long count(Wish wish) {
        return count(wish, Long.MAX_VALUE);
    }

    /** The newest lines first. */
    public List<Line> lines(Wish wish, int limit, long offset) {
        return with(LINE + WHICH + " order by seq desc limit :limit offset :offset", wish, Long.MAX_VALUE)
                .param("limit", limit).param("offset", offset).query((rs, n) -> line(rs.getLong("seq"), rs.getString("login"), trail.read(rs))).list();
    }

    public Optional<Line> find(long seq) {
        return jdbc.sql(LINE + " from identity_audit where seq = :seq").param("seq", seq)
                .query((rs, n) -> line(rs.getLong("seq"), rs.getString("login"), trail.read(rs))).optional();
    }

    /** The names of all acts in the trail: one step along the index for each, however long the trail is. */
    public List<String> acts() {
        return jdbc.sql("""
                with recursive acts as (
                    (select act from identity_audit order by act limit 1)
                    union all
                    select (select a.act from identity_audit a where a.act > acts.act order by a.act limit 1) from acts where acts.act is not null)
                select act from acts where act is not null
                """).query(String.class).list();
    }

    /** What an export will carry, decided and recorded before the first byte of it leaves. */
    public record Export(Wish wish, long upTo, long rows) {
    }

    /** Records that these lines leave the portal. Lines that come later, this one included, are not among them. */
    @Transactional
    public Export export(Actor actor, Wish wish, String reason) {
        Reason.of(reason);
        long upTo = jdbc.sql("select coalesce(max(seq), 0) from identity_audit").query(Long.class).single();
        long rows = count(wish, upTo);
        audit.record(AuditEntry.of(actor, "identity.audit.export").because(reason.strip()).rows(rows));
        return new Export(wish, upTo, rows);
    }

    /** Hands over the exported lines one by one, the newest first, without keeping them. */
    @Transactional(readOnly = true)
    public void each(Export export, Consumer<Line> reader) {
        try (Stream<Line> lines = with(LINE + WHICH + " order by seq desc", export.wish(), export.upTo()).withFetchSize(1000)
                .query((rs, n) -> line(rs.getLong("seq"), rs.getString("login"), trail.read(rs))).stream()) {
            lines.forEach(reader);
        }
    }

    /** Walks the whole chain and leaves a line saying what was found. */
    public AuditCheck check(Actor actor) {
        AuditCheck found = trail.check();
        audit.record(AuditEntry.of(actor, "identity.audit.check").rows(found.lines())
                .change("fault", null, found.fault().map(fault -> fault.kind() + " " + fault.seq()).orElse("-")));
        return found;
    }

    private long count(Wish wish, long upTo) {
        return with("select count(*) " + WHICH, wish, upTo).query(Long.class).single();
    }

    private JdbcClient.StatementSpec with(String sql, Wish wish, long upTo) {
        return jdbc.sql(sql).param("upTo", upTo).param("from", start(wish.from()), java.sql.Types.TIMESTAMP)
                .param("to", wish.to() == null ? null : start(wish.to().plusDays(1)), java.sql.Types.TIMESTAMP)
                .param("actor", wish.actor().strip()).param("act", wish.act()).param("object", wish.object().strip())
                .param("reasoned", wish.reasoned());
    }

    private Timestamp start(LocalDate day) {
        return day == null ? null : Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    static Line line(long seq, String login, AuditRecord kept) {
        List<Role> roles = kept.roles().isBlank() ? List.of() : Stream.of(kept.roles().split(" ")).map(Role::valueOf).toList();
        return new Line(seq, kept.at(), kept.actor(), login, roles, kept.act(), kept.objectType(), kept.objectId(), kept.label(),
                kept.before(), kept.after(), kept.reason(), kept.rows(), kept.ip(), kept.request());
    }
}
