package org.unionhall.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a name and a password. What comes out holds the account's id only: roles are looked up for every
 * request. An unknown name costs the same time and gives the same answer as a wrong password.
 */
@Component
class AccountAuthentication implements AuthenticationProvider {

    /** Who tries a name that is nobody's. What was typed is not kept: it may be a password in the wrong field. */
    private static final Actor STRANGER = new Actor(null, null, "?", List.of());

    private final AccountRepository accounts;
    private final SignInGuard guard;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String decoy;

    AccountAuthentication(AccountRepository accounts, SignInGuard guard, PasswordEncoder encoder, Audit audit,
                          ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.guard = guard;
        this.encoder = encoder;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.decoy = encoder.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName().replaceAll("\\p{Cntrl}", "").strip();
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Optional<Account> account = accounts.findByLogin(login);
        SignInGuard.Try turn = guard.take(login, account, address);
        if (turn.pause() != null) {
            throw new LockedException("" + Math.max(1, turn.pause().toSeconds()));
        }
        Optional<String> hash = account.flatMap(found -> accounts.passwordHash(found.id()));
        boolean right = encoder.matches(password, hash.orElse(decoy)) && hash.isPresent();
        if (!right) {
            guard.failed(address);
            audit.record(about(account, AuditEntry.of(actor(account), "identity.sign-in.fail")));
            if (turn.locks()) {
                audit.record(about(account, AuditEntry.of(actor(account), "identity.sign-in.lock")));
                account.ifPresent(found -> events.publishEvent(new AccountEvent.Locked(found.id(), clock.instant())));
            }
            throw new BadCredentialsException("wrong");
        }
        Account found = account.orElseThrow();
        guard.succeeded(login, found);
        if (found.disabled()) {
            audit.record(about(account, AuditEntry.of(actor(account), "identity.sign-in.disabled")));
            throw new DisabledException("disabled");
        }
        if (encoder.upgradeEncoding(hash.get())) {
            accounts.rehash(found.id(), encoder.encode(password));
        }
        return enter(found);
    }

    /** The proof of an entry, whichever door it came through. */
    Authentication enter(Account account) {
        accounts.signedIn(account.id(), clock.instant());
        audit.record(about(Optional.of(account), AuditEntry.of(actor(Optional.of(account)), "identity.sign-in")));
        return proof(account);
    }

    /**
     * What a session keeps: the account's id, and the moment its password was chosen. A session that knows an older
     * password than the account has is worth nothing, however it came to outlive the change.
     */
    static Authentication proof(Account account) {
        var proof = new UsernamePasswordAuthenticationToken(account.id(), null, AuthorityUtils.createAuthorityList("SIGNED_IN"));
        proof.setDetails(account.passwordChangedAt());
        return proof;
    }

    private static Actor actor(Optional<Account> account) {
        return account.map(Accounts::owner).orElse(STRANGER);
    }

    private static AuditEntry about(Optional<Account> account, AuditEntry entry) {
        return account.map(found -> entry.on("account", found.id(), found.label())).orElse(entry);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
