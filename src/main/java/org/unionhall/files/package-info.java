/**
 * Bytes come back unchanged, only through their owner's page.
 *
 * <p>A file belongs to one object of one module; that module decides who may see it. The bytes are kept in the
 * database in sealed pieces, so that a copy of the database alone gives nothing away.
 */
@ApplicationModule(displayName = "Files", allowedDependencies = {"kernel", "web", "identity"})
package org.unionhall.files;

import org.springframework.modulith.ApplicationModule;
