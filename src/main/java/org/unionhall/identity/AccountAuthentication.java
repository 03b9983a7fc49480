package org.unionhall.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    private final AccountRepository accounts;
    private final SignInGuard guard;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final Clock clock;
    private final String decoy;

    AccountAuthentication(AccountRepository accounts, SignInGuard guard, PasswordEncoder encoder, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.guard = guard;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
        this.decoy = encoder.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName().strip();
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Optional<Duration> wait = guard.wait(login, address);
        if (wait.isPresent()) {
            throw new LockedException("" + Math.max(1, wait.get().toSeconds()));
        }
        Optional<Account> account = accounts.findByLogin(login);
        Optional<String> hash = account.flatMap(found -> accounts.passwordHash(found.id()));
        boolean right = encoder.matches(password, hash.orElse(decoy)) && hash.isPresent();
        if (!right) {
            guard.failed(login, address);
            account.ifPresent(found -> audit.record(entry(found, "identity.sign-in.fail")));
            throw new BadCredentialsException("wrong");
        }
        Account found = account.orElseThrow();
        if (found.disabled()) {
            throw new DisabledException("disabled");
        }
        guard.succeeded(login);
        if (encoder.upgradeEncoding(hash.get())) {
            accounts.rehash(found.id(), encoder.encode(password));
        }
        return enter(found);
    }

    /** The proof of an entry, whichever door it came through. */
    Authentication enter(Account account) {
        accounts.signedIn(account.id(), clock.instant());
        audit.record(entry(account, "identity.sign-in"));
        return new UsernamePasswordAuthenticationToken(account.id(), null, AuthorityUtils.createAuthorityList("SIGNED_IN"));
    }

    private static AuditEntry entry(Account account, String act) {
        return AuditEntry.of(new Actor(account.id(), account.person(), account.name(), List.of()), act)
                .on("account", account.id(), account.name());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
