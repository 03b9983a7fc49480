package org.unionhall.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * The outbox as the system administrator sees it: how mails fare, not whose they are nor what they say. Readers appear as
 * masked addresses.
 */
@Service
public class Deliveries {

    private static final String TABLES = """
             from inbox_delivery d left join lateral (select nr, outcome, reply from inbox_attempt a where a.delivery_id = d.id
            order by nr desc limit 1) t on true""";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final MailServer server;
    private final MailRounds rounds;
    private final Audit audit;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Outbox outbox, MailServer server, MailRounds rounds, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.server = server;
        this.rounds = rounds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One mail.
     *
     * @param due      when it is tried next; without meaning when it is over
     * @param tries    since it was last put in
     * @param doubtful whether the server may have taken it at a try whose answer was lost
     * @param outcome  of the latest try; null before it or while it is under way
     * @param reply    the server's words at the latest try; may be null
     */
    public record Delivery(UUID id, Purpose purpose, String to, String messageId, DeliveryState state, int tries, Instant created, Instant due,
                           Instant ended, boolean doubtful, Outcome outcome, String reply) {

        /** Waits for nothing but the mail server. */
        public boolean unreached() {
            return state == DeliveryState.WAITING && (outcome == Outcome.UNREACHABLE || outcome == Outcome.CUT_OFF);
        }
    }

    /** @param handed null when the server cannot have taken it @param outcome null while under way */
    public record Attempt(int nr, Instant begun, Instant handed, Instant ended, Outcome outcome, String reply) {
    }

    /** What the list may be narrowed to. */
    public enum Filter {
        WAITING("d.state = 'WAITING'"), UNREACHED("d.state = 'WAITING' and " + Outbox.UNREACHED), RETRYING("d.state = 'WAITING' and t.nr > d.forgiven"), FAILED("d.state = 'FAILED'"),
        SENT("d.state = 'SENT'"), GIVEN_UP("d.state = 'GIVEN_UP'"), DOUBTFUL("d.doubtful");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }
    }

    /** @param words part of an address's domain, a reply or a Message-ID @param filter null for all @param purpose null for all */
    public record Search(String words, Filter filter, Purpose purpose) {
    }

    /** @param unreached wait for the mail server alone @param sent when the server last took a mail; null when it never did */
    public record Standing(long waiting, long overdue, long unreached, long failed, Instant sent) {
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    public boolean offered() {
        return server.ready();
    }

    public long count(Search search) {
        Query query = query(search);
        return jdbc.sql("select count(*)" + query.sql).params(query.values).query(Long.class).single();
    }

    public List<Delivery> list(Search search, long offset, int size) {
        Query query = query(search);
        return jdbc.sql("select d.*, t.nr, t.outcome, t.reply" + query.sql + " order by d.created_at desc, d.id desc limit :size offset :offset")
                .params(query.values).param("size", size).param("offset", offset).query(Deliveries::delivery).list();
    }

    public Optional<Delivery> find(UUID id) {
        return jdbc.sql("select d.*, t.nr, t.outcome, t.reply" + TABLES + " where d.id = :id").param("id", id).query(Deliveries::delivery).optional();
    }

    /** Every try of one mail, the latest first. */
    public List<Attempt> attempts(UUID id) {
        return jdbc.sql("select nr, begun_at, handed_at, ended_at, outcome, reply from inbox_attempt where delivery_id = :id order by nr desc")
                .param("id", id).query((rs, n) -> new Attempt(rs.getInt(1), instant(rs, 2), instant(rs, 3), instant(rs, 4),
                        rs.getString(5) == null ? null : Outcome.valueOf(rs.getString(5)), rs.getString(6))).list();
    }

    /** How the outbox stands; {@code overdue} are those that have waited for more than an hour. */
    public Standing standing() {
        return jdbc.sql("""
                select count(*) filter (where state = 'WAITING'), count(*) filter (where state = 'WAITING' and created_at < :hour),
                       (select count(*)
                """ + TABLES + " where d.state = 'WAITING' and " + Outbox.UNREACHED + """
                ), count(*) filter (where state = 'FAILED'), max(ended_at) filter (where state = 'SENT') from inbox_delivery
                """).param("hour", Timestamp.from(clock.instant().minusSeconds(3600)))
                .query((rs, n) -> new Standing(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), instant(rs, 5))).single();
    }

    /**
     * Puts a mail that has failed into the outbox again, as the same mail.
     *
     * @throws Refusal {@code inbox.delivery.over} when it has not failed
     */
    @Transactional
    public void again(Actor actor, UUID id) {
        Delivery delivery = find(id).orElseThrow(() -> new Refusal("inbox.delivery.over"));
        if (again("id = :id", id) == 0) {
            throw new Refusal("inbox.delivery.over");
        }
        audit.record(AuditEntry.of(actor, "inbox.delivery.again").on("mail", id, delivery.to()));
        rounds.wakeAfterCommit();
    }

    /** The same for all that have failed. @return how many */
    @Transactional
    public int againAll(Actor actor) {
        int sent = again("true", null);
        if (sent > 0) {
            audit.record(AuditEntry.of(actor, "inbox.delivery.again-all").rows(sent));
            rounds.wakeAfterCommit();
        }
        return sent;
    }

    private int again(String which, UUID id) {
        return jdbc.sql("""
                update inbox_delivery d set state = 'WAITING', ended_at = null, due_at = :now,
                    forgiven = coalesce((select max(nr) from inbox_attempt a where a.delivery_id = d.id), 0)
                where state = 'FAILED' and\s""" + which).param("now", Timestamp.from(clock.instant())).param("id", id, java.sql.Types.OTHER).update();
    }

    /**
     * Takes a mail out of the outbox. One that is on its way at this moment is waited for.
     *
     * @throws Refusal without a reason; {@code inbox.delivery.over} when it has been sent or given up
     */
    @Transactional
    public void giveUp(Actor actor, UUID id, String reason) {
        String why = Reason.of(reason);
        Delivery delivery = find(id).orElseThrow(() -> new Refusal("inbox.delivery.over"));
        int given = jdbc.sql("""
                update inbox_delivery set state = 'GIVEN_UP', ended_at = :now, address_sealed = null, code_sealed = null
                where id = :id and state in ('WAITING', 'FAILED')
                """).param("now", Timestamp.from(clock.instant())).param("id", id).update();
        if (given == 0) {
            throw new Refusal("inbox.delivery.over");
        }
        audit.record(AuditEntry.of(actor, "inbox.delivery.give-up").on("mail", id, delivery.to()).because(why));
    }

    /**
     * Sends a mail to the administrator's own confirmed address, by the same road as all others.
     *
     * @throws Refusal {@code inbox.mail.off}, {@code inbox.test.address}
     */
    @Transactional
    public UUID test(Actor actor) {
        if (!server.ready()) {
            throw new Refusal("inbox.mail.off");
        }
        String own = jdbc.sql("select address_masked from inbox_reader where account_id = :reader and address_masked is not null")
                .param("reader", actor.account().value()).query(String.class).optional().orElseThrow(() -> new Refusal("inbox.test.address"));
        UUID id = outbox.put(Purpose.TEST, actor.account(), null, own, null, server.domain(), clock.instant());
        audit.record(AuditEntry.of(actor, "inbox.delivery.test").on("mail", id, own));
        rounds.wakeAfterCommit();
        return id;
    }

    private static Query query(Search search) {
        List<String> all = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        if (!search.words().isBlank()) {
            all.add("(strpos(lower(d.address_masked), :words) > 0 or strpos(lower(t.reply), :words) > 0 or strpos(d.id::text || '@' || d.domain, :words) > 0)");
            values.put("words", search.words().strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[<>]", ""));
        }
        if (search.filter() != null) {
            all.add(search.filter().condition);
        }
        if (search.purpose() != null) {
            all.add("d.purpose = :purpose");
            values.put("purpose", search.purpose().name());
        }
        return new Query(TABLES + " where " + String.join(" and ", all), values);
    }

    private static Delivery delivery(ResultSet rs, int row) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        String outcome = rs.getString("outcome");
        return new Delivery(id, Purpose.valueOf(rs.getString("purpose")), rs.getString("address_masked"), "<" + id + "@" + rs.getString("domain") + ">",
                DeliveryState.valueOf(rs.getString("state")), rs.getInt("nr") - rs.getInt("forgiven"), rs.getTimestamp("created_at").toInstant(),
                rs.getTimestamp("due_at").toInstant(), rs.getTimestamp("ended_at") == null ? null : rs.getTimestamp("ended_at").toInstant(),
                rs.getBoolean("doubtful"), outcome == null ? null : Outcome.valueOf(outcome), rs.getString("reply"));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
