/** Every number the portal enforces names the rule in force on that day. */
@ApplicationModule(displayName = "Rulebook", allowedDependencies = {"kernel", "web", "identity", "inbox", "desk", "files"})
package org.unionhall.rulebook;

import org.springframework.modulith.ApplicationModule;
