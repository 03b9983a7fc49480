package org.unionhall.congress.meeting.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Catalogue;
import org.unionhall.congress.meeting.CheckPoint;
import org.unionhall.congress.meeting.Evaluation;
import org.unionhall.congress.meeting.Finding;
import org.unionhall.congress.meeting.UpperReport;
import org.unionhall.identity.Actor;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** After the meeting: the evaluation, the report to the union above, and the catalogue of the record. */
@Controller
@MeetingSeconds
class RecordController {

    private final Evaluation evaluation;
    private final UpperReport report;
    private final Catalogue catalogue;
    private final MeetingWords words;

    RecordController(Evaluation evaluation, UpperReport report, Catalogue catalogue, MeetingWords words) {
        this.evaluation = evaluation;
        this.report = report;
        this.catalogue = catalogue;
        this.words = words;
    }

    @GetMapping("/congress/sessions/{id}/record")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Session session = words.works(actor, id, model);
        checks(session, model);
        model.addAttribute("due", report.due(session));
        model.addAttribute("lines", catalogue.of(actor, session));
        return "congress/meeting/record";
    }

    private void checks(Session session, Model model) {
        var findings = evaluation.of(session);
        model.addAttribute("findings", findings);
        model.addAttribute("fine", findings.stream().filter(one -> one.verdict() == Finding.Verdict.FINE).count());
        model.addAttribute("faulty", findings.stream().filter(one -> one.verdict() == Finding.Verdict.NOT).count());
    }

    @Paper
    @GetMapping("/congress/sessions/{id}/record/evaluation")
    String evaluation(Actor actor, @PathVariable UUID id, Model model) {
        checks(words.works(actor, id, model), model);
        return "congress/meeting/evaluation-paper";
    }

    @Paper
    @GetMapping("/congress/sessions/{id}/record/catalogue")
    String catalogue(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("lines", catalogue.of(actor, words.works(actor, id, model)));
        return "congress/meeting/catalogue-paper";
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/record/checks")
    String tick(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String point, @RequestParam(defaultValue = "") String fine,
                @RequestParam(defaultValue = "") String note, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act(page(id), "congress.meeting.check.ticked", to,
                () -> evaluation.tick(actor, session, Typed.choice("point", point, CheckPoint.class), "yes".equals(fine), Typed.text("note", note, 500)));
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/record/report")
    String report(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String sentOn, @RequestParam(defaultValue = "") String document, Model model,
                  RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act(page(id), "congress.meeting.report.written", to,
                () -> report.sent(actor, session, Typed.day("sentOn", sentOn), Typed.text("document", document, 100)));
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/record/lines")
    String add(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String pages,
               @RequestParam(defaultValue = "") String place, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act(page(id), "congress.meeting.archive.added", to,
                () -> catalogue.add(actor, session, Typed.words("title", title, 2, 200), Typed.number("pages", pages, 1, 9999), Typed.text("place", place, 100)));
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/record/lines/{line}/remove")
    String remove(Actor actor, @PathVariable UUID id, @PathVariable UUID line, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act(page(id), "congress.meeting.archive.removed", to, () -> catalogue.remove(actor, session, line));
    }

    private static String page(UUID id) {
        return "/congress/sessions/" + id + "/record";
    }
}
