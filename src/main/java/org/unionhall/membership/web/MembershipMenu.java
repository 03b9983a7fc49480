package org.unionhall.membership.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.Sight;

/** Members, cadres, units and departments in the menu of those who may open them. */
@Component
class MembershipMenu implements NavigationSource {

    @Override
    public List<Entry> entries(Actor actor) {
        List<Entry> entries = new ArrayList<>();
        if (!Sight.ofLists(actor).scope().empty()) {
            entries.add(new Entry(Group.UNION, 10, "membership.members", "/members", "people"));
            entries.add(new Entry(Group.UNION, 15, "membership.retirees", "/retirees", "person-heart"));
            entries.add(new Entry(Group.UNION, 20, "membership.cadres", "/cadres", "person-badge"));
        }
        if (!Sight.ofUnits(actor).scope().empty()) {
            entries.add(new Entry(Group.UNION, 30, "membership.units", "/units", "diagram-3"));
        }
        if (actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR)) {
            entries.add(new Entry(Group.UNION, 40, "membership.departments", "/departments", "building"));
        }
        return entries;
    }
}
