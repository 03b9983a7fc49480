package org.unionhall.congress.meeting.web;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionPanel;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Attendance;
import org.unionhall.congress.meeting.ItemStage;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Resolutions;
import org.unionhall.congress.meeting.Sitting;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.identity.Actor;

/** The meeting on the page of its session: the hall now, the agenda, and where everything else is. */
@Component
class MeetingPanel implements SessionPanel {

    private final Sittings sittings;
    private final Attendance attendance;
    private final Agenda agenda;
    private final Resolutions resolutions;
    private final MeetingRights rights;

    MeetingPanel(Sittings sittings, Attendance attendance, Agenda agenda, Resolutions resolutions, MeetingRights rights) {
        this.sittings = sittings;
        this.attendance = attendance;
        this.agenda = agenda;
        this.resolutions = resolutions;
        this.rights = rights;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String template() {
        return "congress/meeting/panel :: panel";
    }

    @Override
    public void fill(Actor actor, Session session, Model model) {
        Sitting open = sittings.open(session).orElse(null);
        model.addAttribute("meetingSitting", open);
        model.addAttribute("meetingQuorums", open == null ? null : attendance.quorums(session, open));
        model.addAttribute("meetingItems", agenda.of(session).stream().filter(item -> item.stage() != ItemStage.VOID).toList());
        model.addAttribute("meetingResolutions", resolutions.of(actor, session).size());
        model.addAttribute("meetingDoor", rights.door(actor, session).open());
        model.addAttribute("meetingWorks", rights.works(actor, session));
    }
}
