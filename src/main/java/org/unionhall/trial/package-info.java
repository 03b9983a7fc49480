/** Promise: a newcomer meets a whole university at work, all of it invented, and the same one every time. */
@ApplicationModule(displayName = "Trial",
        allowedDependencies = {"kernel", "web", "identity", "intake", "personnel", "membership", "desk", "files", "congress", "proposal"})
package org.unionhall.trial;

import org.springframework.modulith.ApplicationModule;
