package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Attendance;
import org.unionhall.congress.meeting.Contributions;
import org.unionhall.congress.meeting.Counting;
import org.unionhall.congress.meeting.Item;
import org.unionhall.congress.meeting.ItemAct;
import org.unionhall.congress.meeting.ItemStage;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Sittings;
import org.unionhall.congress.meeting.Votes;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Papers;
import org.unionhall.web.Download;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Typed;

/** One item of the agenda: its papers, what the delegations said, and its way before the hall. */
@Controller
class ItemController {

    private final Agenda agenda;
    private final Contributions contributions;
    private final Votes votes;
    private final Counting counting;
    private final Attendance attendance;
    private final Sittings sittings;
    private final MeetingRights rights;
    private final Papers papers;
    private final MeetingWords words;

    ItemController(Agenda agenda, Contributions contributions, Votes votes, Counting counting, Attendance attendance, Sittings sittings, MeetingRights rights, Papers papers, MeetingWords words) {
        this.agenda = agenda;
        this.contributions = contributions;
        this.votes = votes;
        this.counting = counting;
        this.attendance = attendance;
        this.sittings = sittings;
        this.rights = rights;
        this.papers = papers;
        this.words = words;
    }

    @CongressReaders
    @GetMapping("/congress/sessions/{id}/items/{item}")
    String show(Actor actor, @PathVariable UUID id, @PathVariable UUID item, Model model) {
        Session session = words.read(actor, id, model);
        Item found = agenda.find(session, item).orElseThrow(NoSuchThing::new);
        model.addAttribute("item", found);
        model.addAttribute("papers", papers.of(Contributions.PAPER, item));
        model.addAttribute("opinions", contributions.opinions(found));
        model.addAttribute("mine", rights.leads(actor, session).orElse(null));
        model.addAttribute("against", rights.againstSecond(actor, session, found).map(no -> words.say(no.code(), no.args())).orElse(null));
        model.addAttribute("quorums", attendance.quorums(session, sittings.open(session).orElse(null)));
        model.addAttribute("againstOpening", votes.againstOpening(session, found).map(no -> words.say(no.code(), no.args())).orElse(null));
        model.addAttribute("againstAdding", contributions.againstAdding(session, found).map(no -> words.say(no.code(), no.args())).orElse(null));
        model.addAttribute("annullable", ItemAct.ANNUL.possible(found.stage()));
        return "congress/meeting/item";
    }

    @MeetingOffice
    @PostMapping({"/congress/sessions/{id}/items/{item}/open", "/congress/sessions/{id}/items/{item}/hear", "/congress/sessions/{id}/items/{item}/stop", "/congress/sessions/{id}/items/{item}/take-off"})
    String act(Actor actor, @PathVariable UUID id, @PathVariable UUID item, HttpServletRequest request, @RequestParam(defaultValue = "") String version,
               @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes to) {
        String act = MeetingWords.last(request);
        Session session = words.office(actor, id, model);
        int seen = Typed.version(version);
        return words.act(page(id, item), "congress.meeting.item.done." + act, to, () -> {
            switch (act) {
                case "open" -> votes.open(actor, session, item, seen);
                case "hear" -> votes.hear(actor, session, item, seen);
                case "stop" -> votes.stop(actor, session, item, seen, reason);
                case "take-off" -> agenda.takeOff(actor, session, item, seen, reason);
                default -> throw new NoSuchThing();
            }
        });
    }

    @MeetingSeconds
    @PostMapping({"/congress/sessions/{id}/items/{item}/confirm", "/congress/sessions/{id}/items/{item}/count-again", "/congress/sessions/{id}/items/{item}/annul"})
    String second(Actor actor, @PathVariable UUID id, @PathVariable UUID item, HttpServletRequest request, @RequestParam(defaultValue = "") String version,
                  @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes to) {
        String act = MeetingWords.last(request);
        Session session = words.works(actor, id, model);
        int seen = Typed.version(version);
        return words.act(page(id, item), "congress.meeting.item.done." + act, to, () -> {
            switch (act) {
                case "confirm" -> counting.confirm(actor, session, item, seen);
                case "count-again" -> counting.countAgain(actor, session, item, seen, reason);
                case "annul" -> counting.annul(actor, session, item, seen, reason);
                default -> throw new NoSuchThing();
            }
        });
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/items/{item}/papers")
    String lay(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @RequestParam(required = false) MultipartFile file, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act(page(id, item), "congress.meeting.paper.laid", to, () -> contributions.lay(actor, session, item, Papers.Upload.of(file)));
    }

    @CongressReaders
    @GetMapping("/congress/sessions/{id}/items/{item}/papers/{file}")
    void paper(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @PathVariable UUID file, Model model, HttpServletResponse response) throws IOException {
        Session session = words.read(actor, id, model);
        agenda.find(session, item).filter(one -> one.stage() != ItemStage.VOID || rights.works(actor, session)).orElseThrow(NoSuchThing::new);
        KeptFile kept = papers.find(Contributions.PAPER, item, file).orElseThrow(NoSuchThing::new);
        Download.head(response, kept.name(), kept.mediaType());
        response.setContentLengthLong(kept.size());
        try (InputStream bytes = papers.open(kept)) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    @MeetingDoor
    @PostMapping("/congress/sessions/{id}/items/{item}/opinions")
    String say(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @RequestParam(defaultValue = "") String delegation,
               @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String text, Model model, RedirectAttributes to) {
        Session session = words.read(actor, id, model);
        UUID whose = Typed.id(delegation);
        if (whose == null || !rights.speaksFor(actor, session, whose)) {
            throw new NoSuchThing();
        }
        return words.act(page(id, item), "congress.meeting.opinion.written", to,
                () -> contributions.say(actor, session, item, whose, Typed.version(version), Typed.words("text", text, 1, 4000)));
    }

    private static String page(UUID session, UUID item) {
        return "/congress/sessions/" + session + "/items/" + item;
    }
}
