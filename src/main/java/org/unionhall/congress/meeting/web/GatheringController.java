package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.InterimActs;
import org.unionhall.congress.meeting.Matter;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Option;
import org.unionhall.web.Typed;

/** Meetings of presidium and committees, and what the body between sessions did. */
@Controller
class GatheringController {

    private final InterimActs interim;
    private final MeetingWords words;
    private final Clock clock;

    GatheringController(InterimActs interim, MeetingWords words, Clock clock) {
        this.interim = interim;
        this.words = words;
        this.clock = clock;
    }

    /** A meeting as typed. */
    record GatheringForm(String committee, String heldOn, String place, String present, String record) {
    }

    /** What was done, as typed. */
    record InterimForm(String gathering, String title, String matter, String text) {
    }

    @MeetingSeconds
    @GetMapping("/congress/sessions/{id}/gatherings")
    String list(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, words.works(actor, id, model), model);
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/gatherings")
    String met(Actor actor, @PathVariable UUID id, @ModelAttribute("form") GatheringForm form, BindingResult faults, Model model, HttpServletResponse response,
               RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        try {
            interim.met(actor, session, Typed.choice("committee", form.committee(), CommitteeKind.class), Typed.day("heldOn", form.heldOn()),
                    Typed.text("place", form.place(), 100), Typed.needed("present", form.present(), 0, 999), Typed.words("record", form.record(), 2, 8000));
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.gathering.written")));
            return "redirect:/congress/sessions/" + id + "/gatherings";
        } catch (Refusal no) {
            words.refuse(no, faults, response, "committee", "heldOn", "present", "record");
            return page(actor, session, model);
        }
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/interim")
    String done(Actor actor, @PathVariable UUID id, @ModelAttribute("interim") InterimForm form, BindingResult faults, Model model, HttpServletResponse response,
                RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        try {
            UUID gathering = Typed.id(form.gathering());
            interim.done(actor, session, gathering == null ? new UUID(0, 0) : gathering, Typed.words("title", form.title(), 2, 200),
                    Typed.choice("matter", form.matter(), Matter.class), Typed.words("text", form.text(), 2, 4000));
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.interim.written")));
            return "redirect:/congress/sessions/" + id + "/gatherings";
        } catch (Refusal no) {
            words.refuse(no, faults, response, "gathering", "title", "matter", "text");
            return page(actor, session, model);
        }
    }

    private String page(Actor actor, Session session, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new GatheringForm(null, LocalDate.now(clock).toString(), null, null, null));
        }
        if (!model.containsAttribute("interim")) {
            model.addAttribute("interim", new InterimForm(null, null, null, null));
        }
        List<InterimActs.Gathering> gatherings = interim.gatherings(actor, session);
        model.addAttribute("gatherings", gatherings);
        model.addAttribute("acts", interim.after(session));
        model.addAttribute("committees", words.options(CommitteeKind.class, "congress.CommitteeKind."));
        model.addAttribute("between", gatherings.stream().filter(one -> one.committee() == CommitteeKind.EXECUTIVE)
                .map(one -> new Option(one.id().toString(), words.say("congress.meeting.gathering.nr", one.heldOn().toString(), one.nr()))).toList());
        model.addAttribute("matters", words.options(Arrays.asList(Matter.values()), "congress.meeting.matter."));
        return "congress/meeting/gatherings";
    }
}
