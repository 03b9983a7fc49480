package org.unionhall.congress.meeting.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.congress.meeting.ToSettle;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;

/** What a meeting leaves to do: people at the door, counts to confirm, resolutions to publish, the report to the union above. */
@Component
class MeetingTasks implements DeskSource {

    private final ToSettle toSettle;

    MeetingTasks(ToSettle toSettle) {
        this.toSettle = toSettle;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        if (!actor.has(Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.ORGANISATION_OFFICER, Role.BRANCH_OFFICER, Role.DELEGATE)) {
            return List.of();
        }
        return toSettle.of(actor).stream().map(task -> {
            String page = "/congress/sessions/" + task.session();
            return switch (task.kind()) {
                case DOOR -> new Task("congress.meeting.task.door", List.of(task.label()), page + "/sittings/" + task.id() + "/check-in", task.since(), null);
                case CONFIRM -> new Task("congress.meeting.task.confirm", List.of(task.label()), page + "/items/" + task.id(), task.since(), null);
                case PUBLISH -> new Task("congress.meeting.task.publish", List.of(task.count()), page + "/resolutions", null, null);
                case REPORT -> new Task("congress.meeting.task.report", List.of(task.label()), page + "/record", null, task.due());
            };
        }).toList();
    }
}
