/**
 * Who may speak and vote in which session is settled.
 *
 * <p>Congresses of staff and of union members, their terms and sessions, delegates and delegations, the meeting with
 * its quorum and its decisions. One engine for the school and for the second level of its colleges.
 */
@ApplicationModule(displayName = "Congress",
        allowedDependencies = {"kernel", "sheet", "web", "identity", "desk", "files", "inbox", "rulebook", "export", "personnel", "membership"})
package org.unionhall.congress;

import org.springframework.modulith.ApplicationModule;
