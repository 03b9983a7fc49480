package org.unionhall.testing;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Role;

/**
 * Asks as somebody: {@code mvc.perform(get("/members").with(as.role(Role.BRANCH_CHAIR, unit)))}. There is a real
 * account with a real grant and a real session, as after signing in; the cookie serves a browser just as well. Bring
 * it into a test with {@code @Import(As.class)}.
 */
@TestComponent
public class As {

    private final JdbcClient jdbc;
    private final SessionRepository<? extends Session> sessions;

    public As(JdbcClient jdbc, SessionRepository<? extends Session> sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    /** Somebody with this role only; @param unit root of the scope, null for everything */
    public RequestPostProcessor role(Role role, UUID unit) {
        AccountId account = account(null, "a " + role);
        grant(account, role, unit);
        return with(cookie(account));
    }

    /** This person, with the roles that follow from offices and membership. */
    public RequestPostProcessor person(UUID person) {
        return with(cookie(account(person, "a person")));
    }

    /** Somebody without any role. */
    public RequestPostProcessor nobody() {
        return with(cookie(account(null, "nobody")));
    }

    public AccountId account(UUID person, String name) {
        return new AccountId(jdbc.sql("insert into identity_account (username, person_id, name, password_hash) values (:login, :person, :name, 'x')"
                        + " on conflict (person_id) do update set name = excluded.name returning id")
                .param("login", "u" + UUID.randomUUID()).param("person", person, java.sql.Types.OTHER).param("name", name)
                .query(UUID.class).single());
    }

    public void grant(AccountId account, Role role, UUID unit) {
        jdbc.sql("""
                insert into identity_grant (account_id, role, unit_id, from_on, reason, granted_by, granted_at)
                values (:account, :role, :unit, date '2020-01-01', 'test', 'test', now())
                """).param("account", account.value()).param("role", role.name()).param("unit", unit, java.sql.Types.OTHER).update();
    }

    /** The session cookie of an account that has just signed in. */
    public Cookie cookie(AccountId account) {
        return new Cookie("UNIONHALL", Base64.getEncoder().encodeToString(enter(sessions, account).getBytes(StandardCharsets.UTF_8)));
    }

    private static <S extends Session> String enter(SessionRepository<S> sessions, AccountId account) {
        S session = sessions.createSession();
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(
                new UsernamePasswordAuthenticationToken(account, null, AuthorityUtils.createAuthorityList("SIGNED_IN"))));
        sessions.save(session);
        return session.getId();
    }

    private static RequestPostProcessor with(Cookie cookie) {
        return request -> {
            request.setCookies(cookie);
            return request;
        };
    }
}
