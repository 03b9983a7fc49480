package org.unionhall.proposal.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;

/** Proposals in the menu: everybody may read what is public. */
@Component
class ProposalMenu implements NavigationSource {

    @Override
    public List<Entry> entries(Actor actor) {
        return List.of(new Entry(Group.UNION, 52, "proposal.proposals", "/proposals", "lightbulb"));
    }
}
