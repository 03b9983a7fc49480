package org.unionhall.membership.member.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.member.Matter;
import org.unionhall.membership.member.MatterList.Which;
import org.unionhall.membership.member.MatterList.Wish;
import org.unionhall.membership.member.MatterList;

/** Matters that wait, on the desk and in the menu. */
@Component
class MatterDesk implements DeskSource, NavigationSource {

    private final MatterList matters;

    MatterDesk(MatterList matters) {
        this.matters = matters;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        if (!actor.has(Role.BRANCH_CHAIR, Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR)) {
            return List.of();
        }
        Wish waiting = new Wish("", Which.WAITING, null, null);
        List<Matter> oldest = matters.rows(actor, waiting, 1, 0);
        return oldest.isEmpty() ? List.of() : List.of(new Task("membership.task.matters", List.of(matters.count(actor, waiting)), "/matters",
                oldest.get(0).movedAt(), oldest.get(0).dueOn()));
    }

    @Override
    public List<Entry> entries(Actor actor) {
        List<Entry> entries = new ArrayList<>();
        if (actor.has(Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR)) {
            entries.add(new Entry(Group.UNION, 12, "membership.matters", "/matters", "arrow-left-right"));
        }
        if (actor.has(Role.ORGANISATION_OFFICER)) {
            entries.add(new Entry(Group.UNION, 14, "membership.changes", "/members/changes", "person-gear"));
        }
        if (actor.person() != null) {
            entries.add(new Entry(Group.MINE, 5, "membership.my", "/me/membership", "person-vcard"));
        }
        return entries;
    }
}
