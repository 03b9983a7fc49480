package org.unionhall.proposal;

import org.springframework.ui.Model;
import org.unionhall.identity.Actor;

/** A part of the page of a proposal, contributed by an area. */
public interface ProposalPanel {

    /** Position among the panels, the smallest first. */
    int order();

    /** The fragment that shows it, such as {@code proposal/handle/panels :: panels}. */
    String template();

    /** Puts into the model what the fragment needs; attribute names begin with the area's name. */
    void fill(Actor actor, Proposal proposal, Model model);
}
