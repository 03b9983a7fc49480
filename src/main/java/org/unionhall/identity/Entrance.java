package org.unionhall.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Refusal;

/** Lets somebody in who proved who they are by another way than the sign-in form: a one-time code, the trial's door. */
@Component
public class Entrance {

    private final AccountRepository accounts;
    private final AccountAuthentication authentication;

    Entrance(AccountRepository accounts, AccountAuthentication authentication) {
        this.accounts = accounts;
        this.authentication = authentication;
    }

    /** The session goes on under a new id and with the password just chosen; every older one is worth nothing now. */
    public void renew(AccountId id, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        keep(AccountAuthentication.proof(accounts.find(id).orElseThrow()), request, response);
    }

    /** Begins a session; an older one of this browser ends, so that its id cannot have been planted. */
    public void enter(AccountId id, HttpServletRequest request, HttpServletResponse response) {
        Account account = accounts.find(id).filter(found -> !found.disabled()).orElseThrow(() -> new Refusal("identity.account.unknown"));
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        keep(authentication.enter(account), request, response);
        SessionNotes.write(request);
    }

    private static void keep(Authentication proof, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(proof);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
