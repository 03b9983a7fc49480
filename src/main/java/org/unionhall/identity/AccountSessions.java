package org.unionhall.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** The sessions of an account, wherever they were opened: listed for their owner and an administrator, and ended. */
@Service
public class AccountSessions {

    static final String ADDRESS = "unionhall.address";
    static final String BROWSER = "unionhall.browser";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    AccountSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** @param handle names a session on a page without giving its id away */
    public record Open(String handle, Instant since, Instant lastSeen, String address, String browser, boolean current) {
    }

    public List<Open> of(AccountId account, String currentId) {
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Open(handle(session.getId()), session.getCreationTime(), session.getLastAccessedTime(),
                        session.getAttribute(ADDRESS), session.getAttribute(BROWSER), session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Open::lastSeen).reversed()).toList();
    }

    public void end(AccountId account, String handle) {
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> handle(id).equals(handle)).forEach(sessions::deleteById);
    }

    public void endAll(AccountId account) {
        sessions.findByPrincipalName(account.toString()).keySet().forEach(sessions::deleteById);
    }

    public void endOthers(AccountId account, String keep) {
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> !id.equals(keep)).forEach(sessions::deleteById);
    }

    private static String handle(String id) {
        return java.util.UUID.nameUUIDFromBytes(("session " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    }
}
