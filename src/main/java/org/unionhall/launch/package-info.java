/**
 * The start. Promise: the portal opens its doors, or says in one sentence why not and what to do.
 *
 * <p>With no datasource configured it starts its own PostgreSQL (trial mode); with one configured it
 * checks that the database can carry the portal before anything else is loaded. Then it brings the
 * tables of every module to the version of this portal. No module depends on this one.
 */
@ApplicationModule(displayName = "Launch", allowedDependencies = {})
package org.unionhall.launch;

import org.springframework.modulith.ApplicationModule;
