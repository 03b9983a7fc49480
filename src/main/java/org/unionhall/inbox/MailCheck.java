package org.unionhall.inbox;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.ConfigurationCheck;
import org.unionhall.identity.Portal;
import org.unionhall.web.Times;

/** Whether mails leave this portal, and whether they arrive. */
@Component
class MailCheck implements ConfigurationCheck {

    private final MailServer server;
    private final Portal portal;
    private final Deliveries deliveries;
    private final Times times;

    MailCheck(MailServer server, Portal portal, Deliveries deliveries, Times times) {
        this.server = server;
        this.portal = portal;
        this.deliveries = deliveries;
        this.times = times;
    }

    @Override
    public List<Finding> findings() {
        if (!server.named()) {
            return List.of(Finding.of(Weight.INFO, "inbox.check.none"));
        }
        if (!server.ready()) {
            return List.of(Finding.of(Weight.STOP, "inbox.check.from"));
        }
        List<Finding> found = new ArrayList<>();
        boolean near = server.host().equals("localhost") || server.host().startsWith("127.");
        found.add(server.plain() && !near ? Finding.of(Weight.WARN, "inbox.check.plain", server.host())
                : Finding.of(Weight.OK, "inbox.check.server", server.host(), server.from().orElseThrow().text()));
        if (!portal.addressConfigured()) {
            found.add(Finding.of(Weight.WARN, "inbox.check.address", portal.address()));
        }
        Deliveries.Standing standing = deliveries.standing();
        found.add(standing.sent() == null ? Finding.of(Weight.INFO, "inbox.check.never") : Finding.of(Weight.OK, "inbox.check.sent", times.minute(standing.sent())));
        if (standing.unreached() > 0) {
            found.add(Finding.of(Weight.WARN, "inbox.check.unreached", standing.unreached()));
        } else if (standing.overdue() > 0) {
            found.add(Finding.of(Weight.WARN, "inbox.check.overdue", standing.overdue()));
        }
        if (standing.failed() > 0) {
            found.add(Finding.of(Weight.WARN, "inbox.check.failed", standing.failed()));
        }
        return found;
    }
}
