@org.springframework.modulith.ApplicationModule(allowedDependencies = {"egg"})
package org.unionhall.launch.sample.chicken;
