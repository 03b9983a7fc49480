package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Attendance;
import org.unionhall.congress.meeting.HallDoor;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Seat;
import org.unionhall.congress.meeting.Sitting;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Typed;

/** The door of the hall: a list to tap on, or a card to scan. Opening a page changes nothing; a tap does. */
@Controller
@MeetingDoor
class CheckInController {

    private static final int RECENT = 5;

    private final Attendance attendance;
    private final HallDoor doors;
    private final Sittings sittings;
    private final DelegateCards cards;
    private final MeetingRights rights;
    private final MeetingWords words;

    CheckInController(Attendance attendance, HallDoor doors, Sittings sittings, DelegateCards cards, MeetingRights rights, MeetingWords words) {
        this.attendance = attendance;
        this.doors = doors;
        this.sittings = sittings;
        this.cards = cards;
        this.rights = rights;
        this.words = words;
    }

    @GetMapping("/congress/sessions/{id}/sittings/{sitting}/check-in")
    String list(Actor actor, @PathVariable UUID id, @PathVariable UUID sitting, @RequestParam(defaultValue = "") String q,
                @RequestParam(defaultValue = "") String delegation, @RequestParam(defaultValue = "") String state, Model model) {
        Session session = words.read(actor, id, model);
        MeetingRights.Door door = door(actor, session);
        Sitting found = sitting(session, sitting, model);
        List<Seat> mine = attendance.seats(session, found).stream().filter(seat -> door.all() || door.delegation().equals(seat.delegation())).toList();
        String asked = q.strip().toLowerCase(Locale.ROOT);
        List<Seat> shown = mine.stream().filter(seat -> matches(seat, asked)).filter(seat -> delegation.isEmpty() || delegation.equals(String.valueOf(seat.delegation())))
                .filter(seat -> "all".equals(state) || ("here".equals(state) ? seat.here() : !asked.isEmpty() || !seat.here())).toList();
        model.addAttribute("seats", shown);
        model.addAttribute("here", mine.stream().filter(Seat::here).count());
        model.addAttribute("expected", mine.size());
        model.addAttribute("recent", mine.stream().filter(Seat::here).sorted(Comparator.comparing(Seat::inAt).reversed()).limit(RECENT).toList());
        model.addAttribute("delegations", mine.stream().filter(seat -> seat.delegation() != null).map(seat -> new Option(seat.delegation().toString(),
                seat.delegationName())).distinct().toList());
        model.addAttribute("q", q);
        model.addAttribute("delegation", delegation);
        model.addAttribute("state", state);
        model.addAttribute("quorums", attendance.quorums(session, found));
        return "congress/meeting/check-in";
    }

    private static boolean matches(Seat seat, String asked) {
        return asked.isEmpty() || seat.name().toLowerCase(Locale.ROOT).contains(asked) || seat.staffNo() != null && seat.staffNo().toLowerCase(Locale.ROOT).startsWith(asked)
                || asked.equals(String.valueOf(seat.number()));
    }

    @GetMapping("/congress/sessions/{id}/sittings/{sitting}/check-in/{delegate}")
    String one(Actor actor, @PathVariable UUID id, @PathVariable UUID sitting, @PathVariable UUID delegate, @RequestParam(defaultValue = "") String code, Model model) {
        Session session = words.read(actor, id, model);
        MeetingRights.Door door = door(actor, session);
        Sitting found = sitting(session, sitting, model);
        model.addAttribute("seat", attendance.seat(session, found, delegate).filter(seat -> door.all() || door.delegation().equals(seat.delegation()))
                .orElseThrow(NoSuchThing::new));
        model.addAttribute("code", code);
        return "congress/meeting/check-in-one";
    }

    @PostMapping({"/congress/sessions/{id}/sittings/{sitting}/in", "/congress/sessions/{id}/sittings/{sitting}/out", "/congress/sessions/{id}/sittings/{sitting}/undo"})
    String tap(Actor actor, @PathVariable UUID id, @PathVariable UUID sitting, HttpServletRequest request, @RequestParam(defaultValue = "") String delegate,
               @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String delegation, Model model, RedirectAttributes to) {
        String tap = MeetingWords.last(request);
        Session session = words.read(actor, id, model);
        door(actor, session);
        UUID who = Typed.id(delegate);
        return answer(session, sitting, delegation, to, who, () -> switch (tap) {
            case "in" -> doors.in(actor, session, sitting, who, cards.genuine(who, code) ? "CARD" : "LIST") ? "in" : "there";
            case "out" -> {
                doors.out(actor, session, sitting, who);
                yield "out";
            }
            default -> {
                doors.undo(actor, session, sitting, who);
                yield "undo";
            }
        });
    }

    @PostMapping("/congress/sessions/{id}/sittings/{sitting}/leave")
    String leave(Actor actor, @PathVariable UUID id, @PathVariable UUID sitting, @RequestParam(defaultValue = "") String delegate,
                 @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String delegation, Model model, RedirectAttributes to) {
        Session session = words.read(actor, id, model);
        door(actor, session);
        UUID who = Typed.id(delegate);
        String answered = answer(session, sitting, delegation, to, who, () -> {
            doors.leave(actor, session, sitting, who, reason);
            return "leave";
        });
        return reason.isBlank() ? "redirect:/congress/sessions/" + id + "/sittings/" + sitting + "/check-in/" + who : answered; // to the form again
    }

    /** A tap of somebody at the door. */
    private interface Tap {
        String done();
    }

    private String answer(Session session, UUID sitting, String delegation, RedirectAttributes to, UUID who, Tap tap) {
        String back = "/congress/sessions/" + session.id() + "/sittings/" + sitting + "/check-in" + (Typed.id(delegation) == null ? "" : "?delegation=" + delegation);
        if (who == null) {
            throw new NoSuchThing();
        }
        try {
            String done = tap.done();
            String name = sittings.find(session, sitting).flatMap(found -> attendance.seat(session, found, who)).map(Seat::name).orElse("");
            String said = words.say("congress.meeting.door." + done, name);
            to.addFlashAttribute("flash", done.equals("there") ? Flash.info(said) : Flash.ok(said));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(words.say(no.code(), no.args())));
        }
        return "redirect:" + back;
    }

    private MeetingRights.Door door(Actor actor, Session session) {
        MeetingRights.Door door = rights.door(actor, session);
        if (!door.open()) {
            throw new NoSuchThing();
        }
        return door;
    }

    private Sitting sitting(Session session, UUID id, Model model) {
        Sitting found = sittings.find(session, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("sitting", found);
        return found;
    }
}
