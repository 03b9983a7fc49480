package org.unionhall.membership;

import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes to a person's page what may be done there. What the actor may not do now, a source does not offer. */
public interface MemberPageSource {

    List<Link> links(Actor actor, MemberFile file);

    /** @param labelKey message code. @param icon a Bootstrap Icons name without prefix */
    record Link(String labelKey, String href, String icon) {
    }
}
