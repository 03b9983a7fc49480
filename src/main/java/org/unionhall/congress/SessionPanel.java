package org.unionhall.congress;

import org.springframework.ui.Model;
import org.unionhall.identity.Actor;

/** Contributes to the page of a session what another area of the congress has to show or to offer there. */
public interface SessionPanel {

    /** Position among the panels; those of the preparation have 10 to 40. */
    int order();

    /** A fragment, such as {@code congress/meeting/panels :: panels}; it shows nothing where it has nothing to show. */
    String template();

    /** Puts on the page what the fragment needs. The reader may see the session; what more they may see is the panel's to ask. */
    void fill(Actor actor, Session session, Model model);
}
