package org.unionhall.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;

/** The pages of identity and inbox, which lie below the desk and cannot offer them themselves. */
@Component
class PortalNavigation implements NavigationSource {

    @Override
    public List<Entry> entries(Actor actor) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Group.MINE, 10, "identity.me.title", "/me", "person"));
        if (actor.has(Role.SECURITY_ADMIN)) {
            entries.add(new Entry(Group.PORTAL, 10, "identity.accounts.title", "/accounts", "person-badge"));
            entries.add(new Entry(Group.PORTAL, 20, "identity.online.title", "/online", "broadcast"));
        }
        if (actor.has(Role.SYSTEM_ADMIN)) {
            entries.add(new Entry(Group.PORTAL, 30, "identity.configuration.title", "/configuration", "clipboard-check"));
            entries.add(new Entry(Group.PORTAL, 35, "inbox.mails.title", "/mail", "envelope"));
        }
        if (actor.has(Role.AUDIT_ADMIN)) {
            entries.add(new Entry(Group.PORTAL, 40, "identity.audit.title", "/audit", "journal-text"));
        }
        return entries;
    }
}
