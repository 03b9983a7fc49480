package org.unionhall.proposal;

import org.springframework.ui.Model;
import org.unionhall.identity.Actor;

/** A part of a proposal's page that an area contributes: what it knows of the proposal, and forms for acts that need more than a note. */
public interface ProposalPanel {

    /** From above to below: text 0, seconding 10, committee 20, handling from 30 on. */
    int order();

    /** A fragment that shows nothing where there is nothing to show: {@code proposal/write/panels :: seconds}. */
    String template();

    /** Puts what the fragment reads into the model, under names that begin like the fragment's. */
    void fill(Actor actor, Proposal proposal, Model model);
}
