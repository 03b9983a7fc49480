/**
 * Every page looks, pages, fails, prints and exports the same.
 *
 * <p>Layout and form fragments (templates/web), paging, the progress of long work, error pages, language.
 */
@ApplicationModule(displayName = "Web", allowedDependencies = {"kernel", "sheet"})
package org.unionhall.web;

import org.springframework.modulith.ApplicationModule;
