/** Promise: a newcomer meets a whole university at work, every one of its people invented, and the same one every time. */
@ApplicationModule(displayName = "Trial", allowedDependencies = {})
package org.unionhall.trial;

import org.springframework.modulith.ApplicationModule;
