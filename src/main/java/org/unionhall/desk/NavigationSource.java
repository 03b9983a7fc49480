package org.unionhall.desk;

import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes menu entries. What an actor may not open, a source does not offer. */
public interface NavigationSource {

    List<Entry> entries(Actor actor);

    /** The headings of the menu, in order. */
    enum Group {
        UNION, MINE, PORTAL;

        String labelKey() {
            return "desk.menu." + name();
        }
    }

    /** @param order position within the group; @param icon a Bootstrap Icons name without prefix */
    record Entry(Group group, int order, String labelKey, String href, String icon) {
    }
}
