package org.unionhall.membership.member.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.desk.StartedSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.membership.member.Matter;
import org.unionhall.membership.member.MatterList.Which;
import org.unionhall.membership.member.MatterList.Wish;
import org.unionhall.membership.member.MatterList;

/** Matters that wait, and those the reader asked for, on the desk and in the menu. */
@Component
class MatterDesk implements DeskSource, StartedSource, NavigationSource {

    private static final Role[] READERS = MatterReaders.class.getAnnotation(AllowedFor.class).value();

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

    /** A cadre opens a matter asked for somebody else as long as the units concerned are in sight; one's own is on one's own page. */
    @Override
    public List<Started> started(Actor actor, int most) {
        return matters.askedBy(actor, most).stream().filter(matter -> actor.is(matter.person()) || actor.has(READERS))
                .map(matter -> new Started("membership.started", List.of(new DefaultMessageSourceResolvable("membership.matter.kind." + matter.kind()), matter.name()),
                        "membership.matter.stage." + matter.kind() + "." + matter.stage(), matter.stage().sign(), matter.askedAt(),
                        actor.is(matter.person()) ? "/me/membership" : "/matters/" + matter.id())).toList();
    }

    @Override
    public List<Entry> entries(Actor actor) {
        List<Entry> entries = new ArrayList<>();
        if (actor.has(READERS)) {
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
