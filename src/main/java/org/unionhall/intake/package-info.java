/**
 * What the preview showed is exactly what is committed.
 *
 * <p>Workbooks handed in: reading, recognising columns, planning each row, preview, commit. What a row means is
 * said by a {@link org.unionhall.intake.RosterKind} of the module that owns the records.
 */
@ApplicationModule(displayName = "Intake", allowedDependencies = {"kernel", "sheet", "web", "identity", "files", "inbox", "desk"})
package org.unionhall.intake;

import org.springframework.modulith.ApplicationModule;
