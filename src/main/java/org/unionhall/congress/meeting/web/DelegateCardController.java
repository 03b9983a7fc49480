package org.unionhall.congress.meeting.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Attendance;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Seat;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.web.NoSuchThing;

/**
 * What the code on a delegate's card leads to: for who keeps the door the page on which the delegate is checked in. Delegates
 * scan their own cards too: they and everybody else learn what the code is for, and nothing of anybody.
 */
@Controller
@SignedIn
class DelegateCardController {

    private static final int LONGEST_CODE = 40;

    private final DelegateCards cards;
    private final Attendance attendance;
    private final Sittings sittings;
    private final Congresses congresses;
    private final MeetingRights rights;

    DelegateCardController(DelegateCards cards, Attendance attendance, Sittings sittings, Congresses congresses, MeetingRights rights) {
        this.cards = cards;
        this.attendance = attendance;
        this.sittings = sittings;
        this.congresses = congresses;
        this.rights = rights;
    }

    @GetMapping("/congress/cards/{delegate}/{code}")
    String card(Actor actor, @PathVariable UUID delegate, @PathVariable String code, Model model) {
        if (code.length() > LONGEST_CODE || !cards.genuine(delegate, code)) {
            return says("false", model);
        }
        Optional<Attendance.Where> open = attendance.where(delegate);
        if (open.isEmpty()) {
            return says("no-sitting", model);
        }
        Attendance.Where where = open.get();
        Session session = congresses.session(where.session()).orElseThrow(NoSuchThing::new);
        MeetingRights.Door door = rights.door(actor, session);
        Optional<Seat> seat = sittings.find(session, where.sitting()).flatMap(sitting -> attendance.seat(session, sitting, delegate));
        if (!door.open() || !door.all() && seat.filter(one -> door.delegation().equals(one.delegation())).isEmpty()) {
            return says("elsewhere", model);
        }
        if (seat.isEmpty()) {
            return says("ended", model); // since the card was printed
        }
        return "redirect:/congress/sessions/" + session.id() + "/sittings/" + where.sitting() + "/check-in/" + delegate + "?code=" + code;
    }

    private static String says(String what, Model model) {
        model.addAttribute("says", what);
        return "congress/meeting/card";
    }
}
