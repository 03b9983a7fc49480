package org.unionhall.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the account id kept in the session into the {@link Actor} of this request. The account is read anew each
 * time: one that was disabled, or whose session is older than a working day, is signed out by its next click.
 */
class ActorFilter extends OncePerRequestFilter {

    /** However busy, nobody stays signed in longer than this without typing the password again. */
    static final Duration LONGEST_SESSION = Duration.ofHours(12);
    static final String ACTOR = Actor.class.getName();
    static final String ACCOUNT = Account.class.getName();
    static final String CHANGE_PASSWORD = "/me/password";

    private final AccountRepository accounts;
    private final Actors actors;
    private final Clock clock;

    ActorFilter(AccountRepository accounts, Actors actors, Clock clock) {
        this.accounts = accounts;
        this.actors = actors;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication proof = SecurityContextHolder.getContext().getAuthentication();
        if (proof != null && proof.getPrincipal() instanceof AccountId id) {
            HttpSession session = request.getSession(false);
            Optional<Account> account = accounts.find(id).filter(found -> !found.disabled());
            if (account.isEmpty() || session == null || tooOld(session) || outlived(proof, account.get())) {
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
            } else {
                request.setAttribute(ACCOUNT, account.get());
                request.setAttribute(ACTOR, actors.of(account.get()));
                if (account.get().mustChange() && !openBeforeChange(path(request))) {
                    response.sendRedirect(request.getContextPath() + CHANGE_PASSWORD);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** The way out, the language and the size of the letters stay free; so does the page that tells of a failure. */
    private static boolean openBeforeChange(String path) {
        return path.equals(CHANGE_PASSWORD) || path.equals("/sign-out") || path.equals("/error") || path.startsWith("/preferences/");
    }

    /** Signed in with a password that is no longer the account's. */
    private static boolean outlived(Authentication proof, Account account) {
        Object known = proof.getDetails() instanceof Instant ? proof.getDetails() : null;
        return !Objects.equals(known, account.passwordChangedAt());
    }

    private boolean tooOld(HttpSession session) {
        return Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST_SESSION).isBefore(clock.instant());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/img/") || path.startsWith("/webjars/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
