package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.CongressWords;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Catalogue;
import org.unionhall.congress.meeting.Half;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Sitting;
import org.unionhall.identity.Actor;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** What the pages of a meeting share: the session whose page it is, its sittings and what the portal found, in words. */
@Component("meetingWords")
class MeetingWords extends CongressWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Congresses congresses;
    private final MeetingRights rights;
    private final Clock clock;

    MeetingWords(Refusals refusals, Congresses congresses, MeetingRights rights, Clock clock) {
        super(refusals);
        this.congresses = congresses;
        this.rights = rights;
        this.clock = clock;
    }

    /** Puts the session on the page. @throws NoSuchThing for none, or none the actor may see */
    Session read(Actor actor, UUID id, Model model) {
        Session session = congresses.session(id).filter(one -> rights.sees(actor, one)).orElseThrow(NoSuchThing::new);
        model.addAttribute("congress", session); // "session" is the visitor's own in every template
        model.addAttribute("office", rights.office(actor, session));
        model.addAttribute("works", rights.works(actor, session));
        model.addAttribute("over", MeetingRights.over(session));
        return session;
    }

    /** For the acts of those who run the meeting. */
    Session office(Actor actor, UUID id, Model model) {
        Session session = read(actor, id, model);
        if (!rights.office(actor, session)) {
            throw new NoSuchThing();
        }
        return session;
    }

    /** For pages of those who work for the congress. */
    Session works(Actor actor, UUID id, Model model) {
        Session session = read(actor, id, model);
        if (!rights.works(actor, session)) {
            throw new NoSuchThing();
        }
        return session;
    }

    /** Which of several acts of one kind an address asks for: its last part. */
    static String last(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Does something and goes back, with what came of it. */
    String act(String back, String done, RedirectAttributes to, Runnable deed) {
        act(to, done, new Object[0], deed);
        return "redirect:" + back;
    }

    /** A line of the catalogue that the portal found, the codes in it as words. */
    public String line(Catalogue.Line line) {
        return say(line.key(), line.args().stream().map(arg -> arg instanceof Half ? say("congress.meeting.half." + arg)
                : arg instanceof CommitteeKind ? say("congress.CommitteeKind." + arg) : arg).toArray());
    }

    /** 9:05 as everybody reads it. */
    public String time(Instant at) {
        return at == null ? null : TIME.format(LocalTime.ofInstant(at, clock.getZone()));
    }

    /** 2026-04-24 morning, and what it is for. */
    public String sitting(Sitting sitting) {
        return sitting.day() + " " + say("congress.meeting.half." + sitting.half().name()) + (sitting.title() == null ? "" : " · " + sitting.title());
    }
}
