package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Item;
import org.unionhall.congress.meeting.ItemStage;
import org.unionhall.congress.meeting.Resolution;
import org.unionhall.congress.meeting.Resolutions;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** The resolutions of a session: for everybody once they are published. */
@Controller
class ResolutionController {

    private final Resolutions resolutions;
    private final Agenda agenda;
    private final MeetingWords words;

    ResolutionController(Resolutions resolutions, Agenda agenda, MeetingWords words) {
        this.resolutions = resolutions;
        this.agenda = agenda;
        this.words = words;
    }

    /** A resolution as typed. */
    record ResolutionForm(String version, String item, String number, String title, String text, String adoptedOn) {

        Resolutions.Draft draft() {
            return new Resolutions.Draft(Typed.id(item), Typed.words("number", number, 1, 40), Typed.words("title", title, 2, 200), Typed.words("text", text, 2, 20_000),
                    Typed.day("adoptedOn", adoptedOn));
        }
    }

    @CongressReaders
    @GetMapping("/congress/sessions/{id}/resolutions")
    String list(Actor actor, @PathVariable UUID id, Model model) {
        Session session = words.read(actor, id, model);
        model.addAttribute("resolutions", resolutions.of(actor, session));
        return "congress/meeting/resolutions";
    }

    @MeetingOffice
    @GetMapping("/congress/sessions/{id}/resolutions/new")
    String write(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String item, Model model) {
        Session session = words.office(actor, id, model);
        Item about = Typed.id(item) == null ? null : agenda.find(session, Typed.id(item)).orElse(null);
        return form(session, null, new ResolutionForm(null, item, null, about == null ? null : words.say("congress.meeting.resolution.title-of", about.title()), null,
                session.closesOn().toString()), model);
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/resolutions/new")
    String write(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ResolutionForm form, BindingResult faults, Model model, HttpServletResponse response,
                 RedirectAttributes to) {
        return save(actor, words.office(actor, id, model), null, form, faults, model, response, to);
    }

    @CongressReaders
    @GetMapping("/congress/sessions/{id}/resolutions/{resolution}")
    String show(Actor actor, @PathVariable UUID id, @PathVariable UUID resolution, Model model) {
        Session session = words.read(actor, id, model);
        model.addAttribute("resolution", resolutions.find(actor, session, resolution).orElseThrow(NoSuchThing::new));
        return "congress/meeting/resolution";
    }

    @MeetingOffice
    @GetMapping("/congress/sessions/{id}/resolutions/{resolution}/edit")
    String change(Actor actor, @PathVariable UUID id, @PathVariable UUID resolution, Model model) {
        Session session = words.office(actor, id, model);
        Resolution found = resolutions.find(actor, session, resolution).filter(one -> one.publishedAt() == null).orElseThrow(NoSuchThing::new);
        return form(session, found, new ResolutionForm(Integer.toString(found.version()), found.item() == null ? null : found.item().toString(), found.number(),
                found.title(), found.text(), found.adoptedOn().toString()), model);
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/resolutions/{resolution}/edit")
    String change(Actor actor, @PathVariable UUID id, @PathVariable UUID resolution, @ModelAttribute("form") ResolutionForm form, BindingResult faults, Model model,
                  HttpServletResponse response, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return save(actor, session, resolutions.find(actor, session, resolution).orElseThrow(NoSuchThing::new), form, faults, model, response, to);
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/resolutions/{resolution}/discard")
    String discard(Actor actor, @PathVariable UUID id, @PathVariable UUID resolution, @RequestParam(defaultValue = "") String version,
                   @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        String all = "/congress/sessions/" + id + "/resolutions";
        String done = words.act(all, "congress.meeting.resolution.discarded", to, () -> resolutions.discard(actor, session, resolution, Typed.version(version), reason));
        return resolutions.find(actor, session, resolution).isPresent() ? "redirect:" + all + "/" + resolution : done;
    }

    private String save(Actor actor, Session session, Resolution found, ResolutionForm form, BindingResult faults, Model model, HttpServletResponse response,
                        RedirectAttributes to) {
        try {
            UUID written = resolutions.write(actor, session, found == null ? null : found.id(), Typed.version(form.version()), form.draft());
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.resolution.written")));
            return "redirect:/congress/sessions/" + session.id() + "/resolutions/" + written;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "number", "title", "text", "adoptedOn");
            return form(session, found, form, model);
        }
    }

    private String form(Session session, Resolution resolution, ResolutionForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        List<Option> items = agenda.of(session).stream().filter(item -> item.stage() == ItemStage.PASSED || item.stage() == ItemStage.HEARD)
                .map(item -> new Option(item.id().toString(), item.title())).toList();
        model.addAttribute("items", items);
        model.addAttribute("resolution", resolution);
        return "congress/meeting/resolution-form";
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/resolutions/{resolution}/publish")
    String publish(Actor actor, @PathVariable UUID id, @PathVariable UUID resolution, @RequestParam(defaultValue = "") String version, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act("/congress/sessions/" + id + "/resolutions/" + resolution, "congress.meeting.resolution.published-now", to,
                () -> resolutions.publish(actor, session, resolution, Typed.version(version)));
    }

    @Paper
    @CongressReaders
    @GetMapping("/congress/sessions/{id}/resolutions/{resolution}/paper")
    String paper(Actor actor, @PathVariable UUID id, @PathVariable UUID resolution, Model model) {
        Session session = words.read(actor, id, model);
        Resolution found = resolutions.find(actor, session, resolution).orElseThrow(NoSuchThing::new);
        model.addAttribute("resolution", found);
        model.addAttribute("item", found.item() == null ? null : agenda.find(session, found.item()).orElse(null));
        return "congress/meeting/resolution-paper";
    }
}
