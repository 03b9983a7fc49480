/**
 * The kernel: values are always valid. A {@code Money}, a {@code Period} or a {@code DocumentNumber} that exists is
 * right; what is not right becomes a {@link org.unionhall.kernel.Refusal} that names the rule.
 *
 * <p>Plain Java: no Spring beans, no tables, no knowledge of any module. Every other package may use it.
 */
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
package org.unionhall.kernel;

import org.springframework.modulith.ApplicationModule;
