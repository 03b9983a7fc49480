package org.unionhall.congress.prepare.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.prepare.CommitteeSeats;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.identity.Actor;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Typed;

/** Presidium, executive body and special committees of a term, with what the rules want of each. */
@Controller
@CongressReaders
class CommitteeController {

    private final CommitteeSeats committees;
    private final Delegates delegates;
    private final PrepareWords words;

    CommitteeController(CommitteeSeats committees, Delegates delegates, PrepareWords words) {
        this.committees = committees;
        this.delegates = delegates;
        this.words = words;
    }

    @GetMapping("/congress/terms/{id}/committees")
    String list(Actor actor, @PathVariable UUID id, Model model) {
        words.term(actor, id, model);
        Map<CommitteeKind, List<CommitteeSeats.Seat>> seats = new EnumMap<>(CommitteeKind.class);
        List<CommitteeSeats.Seat> all = committees.of(id);
        long formal = delegates.stages(id).entrySet().stream().filter(entry -> entry.getKey().valid()).mapToLong(Map.Entry::getValue).sum();
        Map<CommitteeKind, List<CommitteeSeats.Check>> checks = new EnumMap<>(CommitteeKind.class);
        for (CommitteeKind kind : CommitteeKind.values()) {
            List<CommitteeSeats.Seat> these = all.stream().filter(seat -> seat.committee() == kind).toList();
            if (!these.isEmpty()) {
                seats.put(kind, these);
                checks.put(kind, committees.checks(kind, these, formal));
            }
        }
        model.addAttribute("committees", seats);
        model.addAttribute("checks", checks);
        model.addAttribute("kindOptions", words.options(CommitteeKind.class, "congress.CommitteeKind."));
        model.addAttribute("postOptions", List.of("CHAIR", "SECRETARY", "MEMBER").stream().map(post -> new Option(post, words.say("congress.seat." + post))).toList());
        return "congress/prepare/committees";
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/committees")
    String appoint(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String committee, @RequestParam(defaultValue = "") String staffNo,
                   @RequestParam(defaultValue = "") String post, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        if (!words.act(to, "congress.committee.appoint.done", new Object[0], () -> {
            CommitteeKind kind = Typed.choice("committee", committee, CommitteeKind.class);
            String as = Arrays.asList("CHAIR", "SECRETARY").contains(post) ? post : "MEMBER";
            committees.appoint(actor, id, kind, List.of(staffNo.strip().split("[\\s,，、;；]+")), as);
        })) {
            to.addFlashAttribute("typed", Map.of("committee", committee, "post", post, "staffNo", staffNo));
        }
        return "redirect:/congress/terms/" + id + "/committees";
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/committees/{seat}/end")
    String end(Actor actor, @PathVariable UUID id, @PathVariable UUID seat, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        if (committees.of(id).stream().noneMatch(one -> one.id().equals(seat))) {
            throw new NoSuchThing();
        }
        words.act(to, "congress.committee.end.done", new Object[0], () -> committees.end(actor, id, seat));
        return "redirect:/congress/terms/" + id + "/committees";
    }
}
