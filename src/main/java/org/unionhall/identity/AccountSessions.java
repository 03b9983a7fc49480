package org.unionhall.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The sessions of an account, wherever they were opened: listed for their owner and an administrator, and ended. */
@Service
public class AccountSessions {

    static final String ADDRESS = "unionhall.address";
    static final String BROWSER = "unionhall.browser";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AccountSessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient jdbc, Audit audit, Clock clock) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param handle names a session on a page without giving its id away */
    public record Open(String handle, Instant since, Instant lastSeen, String address, String browser, boolean current) {
    }

    /**
     * Somebody who is signed in now.
     *
     * @param lastSeen when the portal last heard from any of the sessions
     * @param sessions how many are open
     */
    public record Present(AccountId account, String name, String username, Instant since, Instant lastSeen, int sessions) {
    }

    /** Everybody signed in now, the most recently seen first; one query, whatever the number. */
    public List<Present> present(int limit) {
        return jdbc.sql("""
                select a.id, a.name, a.username, min(s.creation_time), max(s.last_access_time), count(*)
                from identity_session s join identity_account a on a.id::text = s.principal_name
                where s.expiry_time > :now group by a.id order by max(s.last_access_time) desc limit :limit
                """).param("now", clock.millis()).param("limit", limit)
                .query((rs, n) -> new Present(new AccountId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3),
                        Instant.ofEpochMilli(rs.getLong(4)), Instant.ofEpochMilli(rs.getLong(5)), rs.getInt(6))).list();
    }

    /** How many sessions are open, of how many people. */
    public int count() {
        return jdbc.sql("select count(*) from identity_session where principal_name is not null and expiry_time > :now")
                .param("now", clock.millis()).query(Integer.class).single();
    }

    public List<Open> of(AccountId account, String currentId) {
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Open(handle(session.getId()), session.getCreationTime(), session.getLastAccessedTime(),
                        session.getAttribute(ADDRESS), session.getAttribute(BROWSER), session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Open::lastSeen).reversed()).toList();
    }

    /** Ends one session; one that has ended by itself meanwhile is as good. */
    @Transactional
    public void end(Actor actor, Account account, String handle) {
        end(account.id(), id -> handle(id).equals(handle));
        audit.record(AuditEntry.of(actor, "identity.session.end").on("account", account.id(), account.label()));
    }

    /** @param keep the id of the session that goes on; null to end them all */
    @Transactional
    public void endOthers(Actor actor, Account account, String keep) {
        end(account.id(), id -> !id.equals(keep));
        audit.record(AuditEntry.of(actor, "identity.session.end-all").on("account", account.id(), account.label()));
    }

    /** As part of another act, which leaves its own line in the trail. */
    void endQuietly(AccountId account, String keep) {
        end(account, id -> !id.equals(keep));
    }

    /** After the commit: whoever signs in with the old rights until then is met by this, too. */
    private void end(AccountId account, Predicate<String> which) {
        afterCommit(() -> sessions.findByPrincipalName(account.toString()).keySet().stream().filter(which)
                .forEach(sessions::deleteById));
    }

    private static void afterCommit(Runnable act) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            act.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    private static String handle(String id) {
        return UUID.nameUUIDFromBytes(("session " + id).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
