/**
 * What waits for me is on one page.
 *
 * <p>The start page, the menu, the find box. Modules contribute tasks, menu entries, figures and findings through
 * the small interfaces of this package.
 */
@ApplicationModule(displayName = "Desk", allowedDependencies = {"kernel", "web", "identity", "inbox"})
package org.unionhall.desk;

import org.springframework.modulith.ApplicationModule;
