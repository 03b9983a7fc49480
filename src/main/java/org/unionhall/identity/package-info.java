/**
 * Who you are is never guessed; what you did can be proved.
 *
 * <p>Accounts, passwords, sessions, roles computed from facts, the data scope of every role, the vault that
 * seals sensitive fields, and the audit trail.
 */
@ApplicationModule(displayName = "Identity", allowedDependencies = {"kernel", "sheet", "web"})
package org.unionhall.identity;

import org.springframework.modulith.ApplicationModule;
