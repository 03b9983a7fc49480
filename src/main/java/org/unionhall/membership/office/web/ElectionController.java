package org.unionhall.membership.office.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
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
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units.Unit;
import org.unionhall.membership.office.Body;
import org.unionhall.membership.office.Election;
import org.unionhall.membership.office.ElectionAct;
import org.unionhall.membership.office.ElectionCount;
import org.unionhall.membership.office.ElectionDecisions;
import org.unionhall.membership.office.ElectionDraft;
import org.unionhall.membership.office.ElectionKind;
import org.unionhall.membership.office.ElectionState;
import org.unionhall.membership.office.Elections;
import org.unionhall.membership.office.Meeting;
import org.unionhall.membership.office.OfficeRights;
import org.unionhall.membership.office.Race;
import org.unionhall.membership.office.Verdict;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Elections: the list, one with its verdicts and its report on paper, and its acts. */
@Controller
@OfficeReaders
class ElectionController {

    private final Elections elections;
    private final ElectionDecisions decisions;
    private final ElectionCount count;
    private final OfficeRights rights;
    private final OfficeWords words;
    private final Refusals refusals;
    private final Clock clock;

    ElectionController(Elections elections, ElectionDecisions decisions, ElectionCount count, OfficeRights rights, OfficeWords words, Refusals refusals, Clock clock) {
        this.elections = elections;
        this.decisions = decisions;
        this.count = count;
        this.rights = rights;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/elections")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = Address.of(request.getQueryString() == null ? "/elections" : "/elections?" + request.getQueryString()).without("lang");
        ElectionState state = Typed.asked(here.value("state"), ElectionState.class);
        Paging paging = Paging.of(here, elections.count(actor, state, Typed.id(here.value("unit"))));
        model.addAttribute("state", state);
        model.addAttribute("states", ElectionState.values());
        model.addAttribute("paging", paging);
        model.addAttribute("elections", elections.list(actor, state, Typed.id(here.value("unit")), paging.offset(), paging.size()));
        return "membership/office/elections";
    }

    /** The figures of a meeting as typed. */
    record MeetingForm(String version, String body, String kind, String meeting, String heldOn, String shouldAttend, String present, String number,
                       String termFrom, String document) {

        ElectionDraft draft() {
            LocalDate held = Typed.day("heldOn", heldOn);
            return new ElectionDraft(Typed.choice("body", body, Body.class), Typed.choice("kind", kind, ElectionKind.class),
                    Typed.choice("meeting", meeting, Meeting.class), held, Typed.needed("shouldAttend", shouldAttend, 1, 100_000),
                    Typed.needed("present", present, 0, 100_000), Typed.number("number", number, 1, 200),
                    termFrom == null || termFrom.isBlank() ? held : Typed.day("termFrom", termFrom), Typed.text("document", document, 100));
        }
    }

    @ElectionRecorders
    @GetMapping("/units/{id}/elections/new")
    String open(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String kind, Model model) {
        ElectionKind asked = Typed.asked(kind, ElectionKind.class);
        return meeting(actor, id, null, new MeetingForm(null, body, asked == null ? ElectionKind.RENEWAL.name() : asked.name(), Meeting.MEMBERS.name(), LocalDate.now(clock).toString(), null,
                null, null, null, null), model);
    }

    @ElectionRecorders
    @PostMapping("/units/{id}/elections/new")
    String open(Actor actor, @PathVariable UUID id, @ModelAttribute("form") MeetingForm form, BindingResult faults, Model model, Locale locale,
                HttpServletResponse response, RedirectAttributes to) {
        words.unit(actor, id, unit -> rights.records(actor, unit), model);
        try {
            UUID election = elections.open(actor, id, form.draft());
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.election.open.done")));
            return "redirect:/elections/" + election;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return meeting(actor, id, null, form, model);
        }
    }

    @ElectionRecorders
    @GetMapping("/elections/{id}/meeting")
    String enter(Actor actor, @PathVariable UUID id, Model model) {
        Election election = own(actor, id);
        return meeting(actor, election.unit(), election, new MeetingForm(Integer.toString(election.version()), election.body().name(), election.kind().name(),
                election.meeting().name(), election.heldOn().toString(), Integer.toString(election.shouldAttend()), Integer.toString(election.present()),
                election.number() == null ? null : election.number().toString(), election.termFrom().toString(), election.document()), model);
    }

    @ElectionRecorders
    @PostMapping("/elections/{id}/meeting")
    String enter(Actor actor, @PathVariable UUID id, @ModelAttribute("form") MeetingForm typed, BindingResult faults, Model model, Locale locale,
                 HttpServletResponse response, RedirectAttributes to) {
        Election election = own(actor, id);
        MeetingForm form = new MeetingForm(typed.version(), election.body().name(), election.kind().name(), typed.meeting(), typed.heldOn(), typed.shouldAttend(),
                typed.present(), typed.number(), typed.termFrom(), typed.document());
        try {
            elections.enter(actor, id, Typed.version(form.version()), form.draft());
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.election.entered")));
            return "redirect:/elections/" + id;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return meeting(actor, election.unit(), election, form, model);
        }
    }

    private String meeting(Actor actor, UUID unitId, Election election, MeetingForm form, Model model) {
        Unit unit = words.unit(actor, unitId, one -> rights.records(actor, one), model);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("election", election);
        model.addAttribute("bodies", words.options(Body.in(unit.kind()).stream().filter(body -> body != Body.NONE).toList(), "membership.office.body."));
        model.addAttribute("electionKinds", words.options(ElectionKind.class, "membership.election.kind."));
        model.addAttribute("meetings", words.options(Meeting.class, "membership.election.meeting."));
        return "membership/office/meeting";
    }

    @GetMapping("/elections/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, elections.find(actor, id).orElseThrow(NoSuchThing::new), model);
    }

    private String page(Actor actor, Election election, Model model) {
        Map<Race, Verdict> verdicts = count.verdicts(election);
        boolean records = rights.records(actor, election.unit());
        model.addAttribute("election", election);
        model.addAttribute("verdicts", verdicts);
        model.addAttribute("off", count.deviations(election, verdicts));
        model.addAttribute("open", elections.open(election));
        model.addAttribute("completed", elections.completed(election).orElse(null));
        model.addAttribute("records", records);
        model.addAttribute("mayEnter", records && ElectionAct.ENTER.possible(election.state()));
        model.addAttribute("decidable", ElectionAct.APPROVE.possible(election.state()) && rights.approves(actor, election.unit()));
        model.addAttribute("whyNot", decisions.whyNotDecide(actor, election));
        return "membership/office/election";
    }

    @Paper
    @GetMapping("/elections/{id}/report")
    String report(Actor actor, @PathVariable UUID id, Model model) {
        page(actor, elections.find(actor, id).orElseThrow(NoSuchThing::new), model);
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/office/report";
    }

    @ElectionRecorders
    @PostMapping("/elections/{id}/submit")
    String submit(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String document,
                  @RequestParam(defaultValue = "") String deviation, Locale locale, RedirectAttributes to) {
        own(actor, id);
        return act(id, "membership.election.submit.done", locale, to,
                () -> elections.submit(actor, id, Typed.version(version), Typed.text("document", document, 100), deviation));
    }

    @ElectionRecorders
    @PostMapping("/elections/{id}/discard")
    String discard(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String reason,
                   Locale locale, RedirectAttributes to) {
        own(actor, id);
        return act(id, "membership.election.discard.done", locale, to, () -> elections.discard(actor, id, Typed.version(version), reason));
    }

    @OfficeKeepers
    @PostMapping("/elections/{id}/approve")
    String approve(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String document,
                   Locale locale, RedirectAttributes to) {
        elections.find(actor, id).orElseThrow(NoSuchThing::new);
        return act(id, "membership.election.approve.done", locale, to,
                () -> decisions.approve(actor, id, Typed.version(version), Typed.text("document", document, 100)));
    }

    @OfficeKeepers
    @PostMapping("/elections/{id}/return")
    String sendBack(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String reason,
                    Locale locale, RedirectAttributes to) {
        elections.find(actor, id).orElseThrow(NoSuchThing::new);
        return act(id, "membership.election.return.done", locale, to, () -> decisions.sendBack(actor, id, Typed.version(version), reason));
    }

    private String act(UUID id, String done, Locale locale, RedirectAttributes to, Runnable deed) {
        try {
            deed.run();
            to.addFlashAttribute("flash", Flash.ok(words.say(done)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/elections/" + id;
    }

    private Election own(Actor actor, UUID id) {
        return elections.find(actor, id).filter(election -> rights.records(actor, election.unit())).orElseThrow(NoSuchThing::new);
    }
}
