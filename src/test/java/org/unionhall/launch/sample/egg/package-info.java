@org.springframework.modulith.ApplicationModule(allowedDependencies = {"chicken"})
package org.unionhall.launch.sample.egg;
