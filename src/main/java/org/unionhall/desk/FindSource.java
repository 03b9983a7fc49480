package org.unionhall.desk;

import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes to the find box: what the actor's words name within the actor's scope. */
public interface FindSource {

    /** Position of this source's group among the results. */
    int order();

    Findings find(Actor actor, String words, int limit);

    /**
     * @param labelKey heading of the group
     * @param all      the list with all of them, or null when {@code found} is complete
     */
    record Findings(String labelKey, List<Found> found, String all) {
    }

    /** @param note what tells two of the same name apart */
    record Found(String title, String note, String href) {
    }
}
