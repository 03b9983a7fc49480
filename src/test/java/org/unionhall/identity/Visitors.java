package org.unionhall.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People at the door. Every account has {@link #PASSWORD}; every visitor comes from an address of their own. */
class Visitors {

    static final String PASSWORD = "fields of quiet maize";

    /** Another security administrator, with an account nobody signs in to. */
    static final Actor ADMINISTRATOR = new Actor(new AccountId(UUID.randomUUID()), null, "安全员",
            List.of(new HeldRole(Role.SECURITY_ADMIN, Scope.everything(), "test", null)));

    private final AtomicInteger number = new AtomicInteger();
    private final Accounts accounts;
    private final Grants grants;
    private final org.springframework.beans.factory.ObjectProvider<MockMvc> mvc;

    Visitors(Accounts accounts, Grants grants, org.springframework.beans.factory.ObjectProvider<MockMvc> mvc) {
        this.accounts = accounts;
        this.grants = grants;
        this.mvc = mvc;
    }

    /** An account that signs in with staff number or user name. */
    Account somebody(Role... roles) {
        int nr = number.incrementAndGet();
        AccountId id = accounts.open(ADMINISTRATOR, "user" + nr, "T" + (20260000 + nr), null, "某人" + nr);
        accounts.firstPassword(id, PASSWORD, true);
        for (Role role : roles) {
            grants.forTrial(id, role, null);
        }
        return accounts.get(id);
    }

    Account neverActivated() {
        int nr = number.incrementAndGet();
        return accounts.get(accounts.open(ADMINISTRATOR, "new" + nr, "N" + (20260000 + nr), null, "新人" + nr));
    }

    String address() {
        int nr = number.incrementAndGet();
        return "10.1." + nr / 250 + "." + nr % 250;
    }

    RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    MvcResult tries(String login, String password, String address) throws Exception {
        return mvc.getObject().perform(post("/sign-in").param("login", login).param("password", password).with(csrf()).with(from(address)))
                .andReturn();
    }

    /** Where a try at the door leads. */
    String outcome(String login, String password, String address) throws Exception {
        return tries(login, password, address).getResponse().getRedirectedUrl();
    }

    /** The session's cookie after signing in. */
    Cookie signsIn(Account account) throws Exception {
        MvcResult entered = tries(account.username(), PASSWORD, address());
        Cookie cookie = entered.getResponse().getCookie("UNIONHALL");
        if (cookie == null || !"/".equals(entered.getResponse().getRedirectedUrl())) {
            throw new AssertionError("not signed in but sent to " + entered.getResponse().getRedirectedUrl());
        }
        return cookie;
    }

    MvcResult opens(Cookie session, String page) throws Exception {
        return mvc.getObject().perform(get(page).cookie(session).header("Accept", "text/html")).andReturn();
    }

    int status(Cookie session, String page) throws Exception {
        return opens(session, page).getResponse().getStatus();
    }

    MvcResult sends(Cookie session, String page, String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post(page).cookie(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return mvc.getObject().perform(form).andReturn();
    }
}
