@org.springframework.modulith.ApplicationModule(allowedDependencies = {"below :: parts"})
package org.unionhall.launch.sample.above;
