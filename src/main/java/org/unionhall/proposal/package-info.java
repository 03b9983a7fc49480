/**
 * Each proposal is answered in time; its proposer has the last word.
 *
 * <p>Proposals of delegates and the suggestions they become, who seconds them, the committee's decision, the
 * department's answer, the evaluation, and the promises that remain.
 */
@ApplicationModule(displayName = "Proposals",
        allowedDependencies = {"kernel", "sheet", "web", "identity", "desk", "files", "inbox", "rulebook", "export", "personnel", "membership", "congress"})
package org.unionhall.proposal;

import org.springframework.modulith.ApplicationModule;
