package org.unionhall.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/**
 * Notices when an account is used in a browser it was not used in before. A cookie tells browsers apart, not the network
 * address: phones change theirs all day, and a thief in the next room has the same.
 */
@Component
class KnownBrowsers {

    static final String COOKIE = "browser";
    private static final Duration REMEMBERED = Duration.ofDays(400);
    private static final int BYTES = 18;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    KnownBrowsers(JdbcClient jdbc, Vault vault, ApplicationEventPublisher events, Clock clock,
                  @Value("${unionhall.secure-cookies:false}") boolean secure) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
        this.secure = secure;
    }

    /** Somebody has just signed in. */
    @Transactional
    public void seen(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        Cookie brought = WebUtils.getCookie(request, COOKIE);
        String value = brought == null || !brought.getValue().matches("[A-Za-z0-9_-]{24}") ? fresh() : brought.getValue();
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).secure(secure)
                .sameSite("Lax").maxAge(REMEMBERED).build().toString());
        Instant now = clock.instant();
        boolean first = jdbc.sql("select not exists (select 1 from identity_known_browser where account_id = :account)")
                .param("account", account.value()).query(Boolean.class).single();
        boolean known = jdbc.sql("""
                insert into identity_known_browser as b (account_id, cookie, seen_at) values (:account, :cookie, :now)
                on conflict (account_id, cookie) do update set seen_at = :now returning xmax <> 0
                """).param("account", account.value()).param("cookie", vault.fingerprint("browser", value))
                .param("now", Timestamp.from(now)).query(Boolean.class).single();
        jdbc.sql("delete from identity_known_browser where account_id = :account and seen_at < :long")
                .param("account", account.value()).param("long", Timestamp.from(now.minus(REMEMBERED))).update();
        if (!known && !first) {
            events.publishEvent(new AccountEvent.NewDevice(account, now, SessionNotes.browser(request.getHeader("User-Agent"))));
        }
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
