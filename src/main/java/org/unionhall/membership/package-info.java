/**
 * On any day a person belongs to one unit and an office has one holder.
 *
 * <p>Union units, members and where they belong, offices and terms, the rosters that bring them in.
 */
@ApplicationModule(displayName = "Membership",
        allowedDependencies = {"kernel", "sheet", "web", "identity", "desk", "files", "inbox", "rulebook", "intake", "export", "personnel"})
package org.unionhall.membership;

import org.springframework.modulith.ApplicationModule;
