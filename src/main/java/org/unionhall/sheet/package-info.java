/**
 * What a workbook says arrives cell by cell with its address; what we write opens safely everywhere.
 *
 * <p>Reading: {@link org.unionhall.sheet.SheetReader}. Writing: {@link org.unionhall.sheet.SheetWriter}.
 * Both stream: the memory needed does not grow with the number of rows written, and when reading it grows only
 * with the uploaded bytes and the distinct texts in them.
 */
@ApplicationModule(displayName = "Sheet", allowedDependencies = {"kernel"})
package org.unionhall.sheet;

import org.springframework.modulith.ApplicationModule;
