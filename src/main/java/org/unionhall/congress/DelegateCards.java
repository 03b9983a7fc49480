package org.unionhall.congress;

import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Portal;
import org.unionhall.identity.Vault;

/**
 * The code on a delegate's card. It leads whoever keeps the door to the page on which the delegate is checked in; it is
 * signed with the portal's key, so that nobody can make one, and says nothing to anybody else.
 */
@Component
public class DelegateCards {

    private static final int CODE_BYTES = 12;

    private final Vault vault;
    private final Portal portal;

    DelegateCards(Vault vault, Portal portal) {
        this.vault = vault;
        this.portal = portal;
    }

    /** The address in the code. */
    public String address(UUID delegate) {
        return portal.address() + path(delegate);
    }

    /** The same within the portal. */
    public String path(UUID delegate) {
        return "/congress/cards/" + delegate + "/" + code(delegate);
    }

    /** Whether a code is the portal's own for this delegate. */
    public boolean genuine(UUID delegate, String code) {
        return MessageDigest.isEqual(code(delegate).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
    }

    private String code(UUID delegate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(vault.fingerprint("delegate card", delegate.toString()), CODE_BYTES));
    }
}
