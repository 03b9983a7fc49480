/** A message once sent is kept, delivered once, readable later. */
@ApplicationModule(displayName = "Inbox", allowedDependencies = {"kernel", "web", "identity"})
package org.unionhall.inbox;

import org.springframework.modulith.ApplicationModule;
