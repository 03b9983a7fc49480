package org.unionhall.congress.prepare.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionPanel;
import org.unionhall.congress.prepare.SessionPapers;
import org.unionhall.congress.prepare.SessionWay;
import org.unionhall.congress.prepare.Sessions;
import org.unionhall.congress.prepare.Term;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Typed;

/** One session: where it stands, and what every area of the congress has to say of it; planned, corrected, walked on. */
@Controller
@CongressReaders
class SessionController {

    private final Congresses congresses;
    private final Sessions sessions;
    private final SessionWay way;
    private final SessionPapers papers;
    private final CongressRights rights;
    private final List<SessionPanel> panels;
    private final PrepareWords words;
    private final Clock clock;

    SessionController(Congresses congresses, Sessions sessions, SessionWay way, SessionPapers papers, CongressRights rights, ObjectProvider<SessionPanel> panels, PrepareWords words,
                      Clock clock) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.way = way;
        this.papers = papers;
        this.rights = rights;
        this.panels = panels.stream().sorted(Comparator.comparingInt(SessionPanel::order)).toList();
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/congress/sessions/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Session session = seen(actor, id);
        model.addAttribute("congress", session); // "session" is the visitor's own in every template
        model.addAttribute("title", words.session(session));
        panels.forEach(panel -> panel.fill(actor, session, model));
        model.addAttribute("panels", panels.stream().map(SessionPanel::template).toList());
        return "congress/prepare/session";
    }

    private Session seen(Actor actor, UUID id) {
        return congresses.session(id).filter(one -> rights.sees(actor, one.unit())).orElseThrow(NoSuchThing::new);
    }

    private Session own(Actor actor, UUID id) {
        return congresses.session(id).filter(one -> rights.office(actor, one.unit()) || rights.chair(actor, one.unit())).orElseThrow(NoSuchThing::new);
    }

    /** The facts of a session as typed; {@code online} is a tick. */
    record SessionForm(String version, String opensOn, String closesOn, String venue, boolean online, String collectsFrom, String collectsUntil) {

        Sessions.Facts facts() {
            LocalDate opens = Typed.day("opensOn", opensOn);
            return new Sessions.Facts(opens, closesOn == null || closesOn.isBlank() ? opens : Typed.day("closesOn", closesOn), Typed.text("venue", venue, 100), online,
                    Typed.dayOrNone("collectsFrom", collectsFrom), Typed.dayOrNone("collectsUntil", collectsUntil));
        }
    }

    @CongressKeepers
    @GetMapping("/congress/terms/{id}/sessions/new")
    String plan(Actor actor, @PathVariable UUID id, Model model) {
        Term term = words.own(actor, id, model);
        LocalDate likely = LocalDate.now(clock).plusDays(45);
        String day = (likely.isAfter(term.to()) ? term.to() : likely.isBefore(term.from()) ? term.from() : likely).toString();
        model.addAttribute("form", new SessionForm(null, day, day, null, false, null, null));
        return "congress/prepare/session-form";
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/sessions/new")
    String plan(Actor actor, @PathVariable UUID id, @ModelAttribute("form") SessionForm form, BindingResult faults, Model model,
                HttpServletResponse response, RedirectAttributes to) {
        words.own(actor, id, model);
        try {
            UUID session = sessions.plan(actor, id, form.facts());
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.session.plan.done")));
            return "redirect:/congress/sessions/" + session;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "opensOn", "closesOn");
            return "congress/prepare/session-form";
        }
    }

    @CongressKeepers
    @GetMapping("/congress/sessions/{id}/change")
    String change(Actor actor, @PathVariable UUID id, Model model) {
        Session session = changing(actor, id, model);
        LocalDate last = sessions.lastDay(session);
        model.addAttribute("form", new SessionForm(Integer.toString(session.version()), session.opensOn().toString(), session.closesOn().toString(), session.venue(),
                session.online(), session.collectsFrom() == null ? null : session.collectsFrom().toString(), last == null ? null : last.toString()));
        return "congress/prepare/session-form";
    }

    @CongressKeepers
    @PostMapping("/congress/sessions/{id}/change")
    String change(Actor actor, @PathVariable UUID id, @ModelAttribute("form") SessionForm form, BindingResult faults, Model model,
                  HttpServletResponse response, RedirectAttributes to) {
        changing(actor, id, model);
        try {
            sessions.change(actor, id, Typed.version(form.version()), form.facts());
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.session.change.done")));
            return "redirect:/congress/sessions/" + id;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "opensOn", "closesOn");
            return "congress/prepare/session-form";
        }
    }

    private Session changing(Actor actor, UUID id, Model model) {
        Session session = own(actor, id);
        if (!session.stage().ahead() || !rights.office(actor, session.unit())) {
            throw new NoSuchThing();
        }
        model.addAttribute("congress", session);
        words.own(actor, session.term(), model);
        return session;
    }

    /** Writes to every delegate who was not written to yet; late is said, not refused. */
    @CongressKeepers
    @PostMapping("/congress/sessions/{id}/papers/send")
    String send(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, RedirectAttributes to) {
        Session session = own(actor, id);
        int[] letters = new int[1];
        if (words.act(to, "congress.papers.sent", new Object[0], () -> letters[0] = papers.send(actor, id, Typed.version(version)))) {
            SessionPapers.State state = papers.of(session);
            String sent = words.say("congress.papers.sent", letters[0]);
            to.addFlashAttribute("flash", state.late() && session.papersSentOn() == null ? Flash.warn(sent + " " + words.say("congress.papers.late", state.left(), state.days(), state.basis()))
                    : Flash.ok(sent));
        }
        return "redirect:/congress/sessions/" + id;
    }

    @CongressKeepers
    @PostMapping("/congress/sessions/{id}/papers")
    String papers(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String on, RedirectAttributes to) {
        own(actor, id);
        words.act(to, "congress.session.papers.done", new Object[0], () -> sessions.papersSent(actor, id, Typed.version(version), Typed.day("on", on)));
        return "redirect:/congress/sessions/" + id;
    }

    @CongressKeepers
    @PostMapping("/congress/sessions/{id}/acts/{act}")
    String act(Actor actor, @PathVariable UUID id, @PathVariable SessionAct act, @RequestParam(defaultValue = "") String version,
               @RequestParam(defaultValue = "") String document, @RequestParam(defaultValue = "") String documentOn, @RequestParam(defaultValue = "") String note,
               RedirectAttributes to) {
        own(actor, id);
        words.act(to, "congress.session.did." + act, new Object[0], () -> way.act(actor, id, Typed.version(version), act, Typed.text("document", document, 100),
                Typed.dayOrNone("documentOn", documentOn), Typed.text("note", note, 500)));
        return "redirect:/congress/sessions/" + id;
    }
}
