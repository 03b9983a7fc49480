package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Attendance;
import org.unionhall.congress.meeting.Half;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Seat;
import org.unionhall.congress.meeting.Sitting;
import org.unionhall.congress.meeting.SittingAct;
import org.unionhall.congress.meeting.SittingStage;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** The sittings of a session: the programme, who came, and the sheets on which people sign in. */
@Controller
class SittingController {

    private static final Map<String, SittingAct> ACTS = Map.of("open", SittingAct.OPEN_DOORS, "close", SittingAct.CLOSE_DOORS, "reopen", SittingAct.REOPEN,
            "drop", SittingAct.DROP);

    private final Sittings sittings;
    private final Attendance attendance;
    private final MeetingRights rights;
    private final MeetingWords words;

    SittingController(Sittings sittings, Attendance attendance, MeetingRights rights, MeetingWords words) {
        this.sittings = sittings;
        this.attendance = attendance;
        this.rights = rights;
        this.words = words;
    }

    /** A half-day as typed. */
    record SittingForm(String day, String half, String begins, String title) {
    }

    @MeetingDoor
    @GetMapping("/congress/sessions/{id}/sittings")
    String list(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String sitting, Model model) {
        Session session = words.read(actor, id, model);
        return page(actor, session, sitting, new SittingForm(session.opensOn().toString(), null, null, null), model);
    }

    private String page(Actor actor, Session session, String chosen, SittingForm form, Model model) {
        MeetingRights.Door door = rights.door(actor, session);
        boolean everybody = door.all() || rights.works(actor, session);
        if (!door.open() && !everybody) {
            throw new NoSuchThing();
        }
        List<Sitting> all = sittings.of(session);
        Sitting now = all.stream().filter(one -> one.id().toString().equals(chosen)).findFirst().or(() -> all.stream().filter(Sitting::open).findFirst())
                .or(() -> all.stream().filter(one -> one.stage() == SittingStage.CLOSED).reduce((first, last) -> last))
                .or(() -> all.stream().findFirst()).orElse(null);
        if (now != null) {
            model.addAttribute("againstDay", sittings.againstDay(now).map(no -> words.say(no.code(), no.args())).orElse(null));
            List<Seat> seats = attendance.seats(session, now);
            model.addAttribute("tallies", attendance.tallies(seats));
            model.addAttribute("guests", seats.stream().filter(seat -> !seat.formal() && seat.here()).count());
            model.addAttribute("away", seats.stream().filter(seat -> seat.formal() && seat.state() == Seat.State.LEAVE)
                    .filter(seat -> everybody || door.delegation().equals(seat.delegation())).toList()); // why somebody is away is for their own head
        }
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("sittings", all);
        model.addAttribute("now", now);
        model.addAttribute("door", door);
        model.addAttribute("quorums", attendance.quorums(session, now));
        model.addAttribute("halves", words.options(Half.class, "congress.meeting.half."));
        return "congress/meeting/sittings";
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/sittings")
    String plan(Actor actor, @PathVariable UUID id, @ModelAttribute("form") SittingForm form, BindingResult faults, Model model, HttpServletResponse response,
                RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        try {
            sittings.plan(actor, session, Typed.day("day", form.day()), Typed.choice("half", form.half(), Half.class), Typed.time("begins", form.begins()),
                    Typed.text("title", form.title(), 100));
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.sitting.planned")));
            return "redirect:/congress/sessions/" + id + "/sittings";
        } catch (Refusal no) {
            words.refuse(no, faults, response, "day", "half");
            return page(actor, session, "", form, model);
        }
    }

    @MeetingOffice
    @PostMapping({"/congress/sessions/{id}/sittings/{sitting}/open", "/congress/sessions/{id}/sittings/{sitting}/close", "/congress/sessions/{id}/sittings/{sitting}/reopen", "/congress/sessions/{id}/sittings/{sitting}/drop"})
    String act(Actor actor, @PathVariable UUID id, @PathVariable UUID sitting, HttpServletRequest request, @RequestParam(defaultValue = "") String version,
               Model model, RedirectAttributes to) {
        String act = MeetingWords.last(request);
        Session session = words.office(actor, id, model);
        String back = "/congress/sessions/" + id + "/sittings" + ("drop".equals(act) ? "" : "?sitting=" + sitting);
        return words.act(back, "congress.meeting.sitting.done." + act, to, () -> sittings.act(actor, session, sitting, Typed.version(version), ACTS.get(act)));
    }

    /** One sheet for each delegation, and one for observers and guests. */
    @Paper
    @MeetingDoor
    @GetMapping("/congress/sessions/{id}/sittings/{sitting}/sheet")
    String sheet(Actor actor, @PathVariable UUID id, @PathVariable UUID sitting, Model model) {
        Session session = words.read(actor, id, model);
        MeetingRights.Door door = rights.door(actor, session);
        Sitting found = sittings.find(session, sitting).filter(one -> door.open()).orElseThrow(NoSuchThing::new);
        Map<String, List<Seat>> sheets = new LinkedHashMap<>();
        for (Seat seat : attendance.seats(session, found)) {
            if (door.all() || door.delegation().equals(seat.delegation())) {
                String name = !seat.formal() ? words.say("congress.meeting.guests") : seat.delegationName() == null ? words.say("congress.meeting.no-delegation") : seat.delegationName();
                sheets.computeIfAbsent(name, key -> new ArrayList<>()).add(seat);
            }
        }
        model.addAttribute("sitting", found);
        model.addAttribute("sheets", sheets);
        return "congress/meeting/sign-in";
    }
}
