package org.unionhall.proposal;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;

/** The lists of proposals a reader has, as tabs over each of them. */
@Component
public class ProposalTabs {

    /** Who decides for a committee, or writes down what it decided. */
    static final Role[] COMMITTEE = {Role.PROPOSAL_COMMITTEE, Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR};

    public record Tab(String labelKey, String href) {
    }

    /** Everybody reads what is public; delegates write and second, the committee reviews. */
    public List<Tab> of(Actor actor) {
        List<Tab> tabs = new ArrayList<>(List.of(new Tab("proposal.tab.all", "/proposals")));
        if (actor.has(Role.DELEGATE)) {
            tabs.add(new Tab("proposal.tab.mine", "/proposals/mine"));
            tabs.add(new Tab("proposal.tab.seconds", "/proposals/seconds"));
        }
        if (actor.has(COMMITTEE)) {
            tabs.add(new Tab("proposal.tab.review", "/proposals/review"));
        }
        tabs.add(new Tab("proposal.figures", "/proposals/figures"));
        return tabs;
    }
}
