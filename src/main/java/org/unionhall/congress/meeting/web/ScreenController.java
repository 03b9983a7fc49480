package org.unionhall.congress.meeting.web;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Attendance;
import org.unionhall.congress.meeting.Item;
import org.unionhall.congress.meeting.ItemStage;
import org.unionhall.congress.meeting.Sitting;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.identity.Actor;

/** The screen of the hall: who is present as numbers, what is before the hall, and the last result. It names nobody. */
@Controller
@MeetingDoor
class ScreenController {

    private static final int SECONDS = 5;

    private final Sittings sittings;
    private final Attendance attendance;
    private final Agenda agenda;
    private final MeetingWords words;

    ScreenController(Sittings sittings, Attendance attendance, Agenda agenda, MeetingWords words) {
        this.sittings = sittings;
        this.attendance = attendance;
        this.agenda = agenda;
        this.words = words;
    }

    @GetMapping("/congress/sessions/{id}/screen")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Session session = words.read(actor, id, model);
        Sitting sitting = sittings.open(session).orElse(null);
        List<Item> items = agenda.of(session).stream().filter(item -> item.stage() != ItemStage.VOID).toList();
        model.addAttribute("sitting", sitting);
        model.addAttribute("quorums", attendance.quorums(session, sitting));
        model.addAttribute("current", items.stream().filter(item -> item.stage() == ItemStage.OPEN || item.stage() == ItemStage.COUNTED).toList());
        model.addAttribute("next", items.stream().filter(item -> item.stage() == ItemStage.ON_AGENDA).findFirst().orElse(null));
        model.addAttribute("result", items.stream().filter(Item::settled).max(Comparator.comparing(Item::confirmedAt)).orElse(null));
        model.addAttribute("refreshSeconds", SECONDS);
        return "congress/meeting/screen";
    }
}
