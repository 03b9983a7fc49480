/**
 * Each human being is one record, however often imported.
 *
 * <p>People and the employer's departments, with the sensitive fields sealed; how a row of a roster becomes, or
 * changes, a person.
 */
@ApplicationModule(displayName = "Personnel",
        allowedDependencies = {"kernel", "sheet", "web", "identity", "desk", "files", "inbox", "rulebook", "intake"})
package org.unionhall.personnel;

import org.springframework.modulith.ApplicationModule;
