@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.unionhall.launch.sample.below;
