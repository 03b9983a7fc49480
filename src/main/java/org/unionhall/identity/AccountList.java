package org.unionhall.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The security administrator's list of accounts. */
@Service
public class AccountList {

    private static final Map<String, String> ORDERS = Map.of("name", "a.name", "username", "a.username", "staff", "a.staff_no",
            "seen", "a.last_sign_in_at");

    private static final String WHICH = """
            from identity_account a
            left join lateral (select true as yes from identity_sign_in_failure f where f.account_id = a.id
                and f.locked_until > :now and f.failures >= :lock limit 1) locked on true
            where (:words = '' or strpos(lower(a.name), lower(:words)) > 0 or starts_with(a.username, lower(:words))
                    or starts_with(lower(a.staff_no), lower(:words)))
              and (:role = '' or exists (select 1 from identity_grant g where g.account_id = a.id and g.role = :role
                    and daterange(g.from_on, g.to_on) @> :today::date))
              and case :state when '' then true
                    when 'DISABLED' then a.disabled_at is not null
                    when 'LOCKED' then a.disabled_at is null and locked.yes
                    when 'NEVER' then a.disabled_at is null and a.password_hash is null
                    else a.disabled_at is null and a.password_hash is not null end
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an account is to the list; one that is several things is the first of them. */
    public enum State {
        DISABLED, LOCKED, NEVER, ACTIVATED
    }

    /**
     * @param words beginning of user name or staff number, or part of the name; empty for all
     * @param state null for all
     * @param role  held by a grant today; null for all
     */
    public record Wish(String words, State state, Role role) {
    }

    public record Row(AccountId id, String name, String username, String staffNo, State state, Instant lastSignInAt, List<Role> granted) {
    }

    public long count(Wish wish) {
        return with("select count(*) " + WHICH, wish).query(Long.class).single();
    }

    /** @param order a column's name, with a hyphen before it for descending; anything else orders by user name */
    public List<Row> rows(Wish wish, String order, int limit, long offset) {
        boolean descending = order.startsWith("-");
        String column = ORDERS.getOrDefault(descending ? order.substring(1) : order, "a.username");
        return with("""
                select a.id, a.name, a.username, a.staff_no, a.last_sign_in_at, a.disabled_at is not null, locked.yes,
                    a.password_hash is not null,
                    (select string_agg(distinct g.role, ' ') from identity_grant g where g.account_id = a.id
                        and daterange(g.from_on, g.to_on) @> :today::date)
                """ + WHICH + " order by " + column + (descending ? " desc" : "") + " nulls last, a.username limit :limit offset :offset", wish)
                .param("limit", limit).param("offset", offset)
                .query((rs, n) -> new Row(new AccountId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3), rs.getString(4),
                        rs.getBoolean(6) ? State.DISABLED : rs.getBoolean(7) ? State.LOCKED : rs.getBoolean(8) ? State.ACTIVATED : State.NEVER,
                        rs.getTimestamp(5) == null ? null : rs.getTimestamp(5).toInstant(), roles(rs.getString(9)))).list();
    }

    private JdbcClient.StatementSpec with(String sql, Wish wish) {
        return jdbc.sql(sql).param("words", wish.words().strip()).param("state", wish.state() == null ? "" : wish.state().name())
                .param("role", wish.role() == null ? "" : wish.role().name()).param("lock", SignInGuard.LOCK_AFTER)
                .param("now", Timestamp.from(clock.instant())).param("today", LocalDate.now(clock));
    }

    /** Which of the three separated administrators nobody is today. */
    public List<Role> missingAdministrators() {
        List<String> present = jdbc.sql("""
                select distinct g.role from identity_grant g join identity_account a on a.id = g.account_id
                where a.disabled_at is null and daterange(g.from_on, g.to_on) @> :today::date
                """).param("today", LocalDate.now(clock)).query(String.class).list();
        return Arrays.stream(Role.values()).filter(Role::administrator).filter(role -> !present.contains(role.name())).toList();
    }

    /** How many accounts hold two of the separated administrators today: none, unless somebody went round the portal. */
    public int doubleAdministrators() {
        return jdbc.sql("""
                select count(*) from (select account_id from identity_grant where role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
                    and daterange(from_on, to_on) @> :today::date group by account_id having count(distinct role) > 1) double
                """).param("today", LocalDate.now(clock)).query(Integer.class).single();
    }

    private static List<Role> roles(String words) {
        return words == null ? List.of() : Arrays.stream(words.split(" ")).map(Role::valueOf).sorted().toList();
    }
}
