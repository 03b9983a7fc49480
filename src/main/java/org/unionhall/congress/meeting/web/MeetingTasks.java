package org.unionhall.congress.meeting.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Item;
import org.unionhall.congress.meeting.ItemStage;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Resolutions;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.congress.meeting.UpperReport;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;

/** What a meeting leaves to do: people at the door, counts to confirm, resolutions to publish, the report to the union above. */
@Component
class MeetingTasks implements DeskSource {

    private final Congresses congresses;
    private final MeetingRights rights;
    private final Sittings sittings;
    private final Agenda agenda;
    private final Resolutions resolutions;
    private final UpperReport report;

    MeetingTasks(Congresses congresses, MeetingRights rights, Sittings sittings, Agenda agenda, Resolutions resolutions, UpperReport report) {
        this.congresses = congresses;
        this.rights = rights;
        this.sittings = sittings;
        this.agenda = agenda;
        this.resolutions = resolutions;
        this.report = report;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        List<Task> tasks = new ArrayList<>();
        if (!actor.has(Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.ORGANISATION_OFFICER, Role.BRANCH_OFFICER, Role.DELEGATE)) {
            return tasks;
        }
        for (Session session : congresses.sessions()) {
            if (session.stage() == SessionStage.QUALIFIED || session.stage() == SessionStage.PREPARATORY || session.stage() == SessionStage.OPEN
                    || session.stage() == SessionStage.CLOSED) {
                of(actor, session, tasks);
            }
        }
        return tasks;
    }

    private void of(Actor actor, Session session, List<Task> tasks) {
        String page = "/congress/sessions/" + session.id();
        if (rights.door(actor, session).open()) {
            sittings.open(session).ifPresent(open -> tasks.add(new Task("congress.meeting.task.door", List.of(session.unitName()),
                    page + "/sittings/" + open.id() + "/check-in", open.openedAt(), null)));
        }
        if (rights.works(actor, session)) {
            for (Item item : agenda.of(session)) {
                if (item.stage() == ItemStage.COUNTED && rights.againstSecond(actor, session, item).isEmpty()) {
                    tasks.add(new Task("congress.meeting.task.confirm", List.of(item.title()), page + "/items/" + item.id(), item.countedAt(), null));
                }
            }
        }
        if (session.stage() == SessionStage.CLOSED && rights.office(actor, session)) {
            long drafts = resolutions.of(actor, session).stream().filter(one -> one.publishedAt() == null).count();
            if (drafts > 0) {
                tasks.add(new Task("congress.meeting.task.publish", List.of(drafts), page + "/resolutions", null, null));
            }
            if (report.owed(session.id())) {
                tasks.add(new Task("congress.meeting.task.report", List.of(session.unitName()), page + "/record", null, report.due(session).by()));
            }
        }
    }
}
