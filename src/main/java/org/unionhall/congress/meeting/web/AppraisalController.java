package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.unionhall.congress.meeting.Appraisal;
import org.unionhall.congress.meeting.Appraisals;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Typed;

/** The appraisal of leaders, for who works for the congress. */
@Controller
@MeetingSeconds
class AppraisalController {

    private static final int MOST = 100_000;

    private final Appraisals appraisals;
    private final MeetingWords words;

    AppraisalController(Appraisals appraisals, MeetingWords words) {
        this.appraisals = appraisals;
        this.words = words;
    }

    /** The figures of one leader as typed. */
    record AppraisalForm(String name, String post, String given, String returned, String excellent, String competent, String basic, String incompetent) {

        static AppraisalForm of(Appraisal one) {
            return new AppraisalForm(one.name(), one.office(), text(one.given()), text(one.returned()), text(one.excellent()), text(one.competent()), text(one.basic()),
                    text(one.incompetent()));
        }

        private static String text(int figure) {
            return Integer.toString(figure);
        }

        Appraisals.Figures figures() {
            return new Appraisals.Figures(Typed.words("name", name, 1, 60), Typed.text("post", post, 100), Typed.needed("given", given, 0, MOST), Typed.needed("returned", returned, 0, MOST),
                    new int[] {Typed.needed("excellent", excellent, 0, MOST), Typed.needed("competent", competent, 0, MOST), Typed.needed("basic", basic, 0, MOST),
                        Typed.needed("incompetent", incompetent, 0, MOST)});
        }
    }

    /** @param correct whose figures, not confirmed yet, the form shows to be corrected */
    @GetMapping("/congress/sessions/{id}/appraisals")
    String list(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String correct, Model model) {
        Session session = words.works(actor, id, model);
        UUID wrong = Typed.id(correct);
        appraisals.of(actor, session).stream().filter(one -> one.id().equals(wrong) && one.confirmedAt() == null).findFirst()
                .ifPresent(one -> model.addAttribute("form", AppraisalForm.of(one)));
        return page(actor, session, model);
    }

    private String page(Actor actor, Session session, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new AppraisalForm(null, null, null, null, null, null, null, null));
        }
        model.addAttribute("appraisals", appraisals.of(actor, session));
        model.addAttribute("me", actor.account().value());
        return "congress/meeting/appraisals";
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/appraisals")
    String write(Actor actor, @PathVariable UUID id, @ModelAttribute("form") AppraisalForm form, BindingResult faults, Model model, HttpServletResponse response,
                 RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        try {
            appraisals.write(actor, session, form.figures());
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.appraisal.written")));
            return "redirect:/congress/sessions/" + id + "/appraisals";
        } catch (Refusal no) {
            words.refuse(no, faults, response, "name", "given", "returned", "excellent", "competent", "basic", "incompetent");
            return page(actor, session, model);
        }
    }

    @PostMapping("/congress/sessions/{id}/appraisals/{appraisal}/confirm")
    String confirm(Actor actor, @PathVariable UUID id, @PathVariable UUID appraisal, @RequestParam(defaultValue = "") String version, Model model, RedirectAttributes to) {
        Session session = words.works(actor, id, model);
        return words.act("/congress/sessions/" + id + "/appraisals", "congress.meeting.appraisal.confirmed-now", to,
                () -> appraisals.confirm(actor, session, appraisal, Typed.version(version)));
    }
}
