/**
 * What leaves the house as a list has a reason, an owner and an end.
 *
 * <p>The page that asks for the reason, small lists at once, large ones in the background.
 */
@ApplicationModule(displayName = "Export", allowedDependencies = {"kernel", "web", "identity", "files", "inbox", "desk"})
package org.unionhall.export;

import org.springframework.modulith.ApplicationModule;
