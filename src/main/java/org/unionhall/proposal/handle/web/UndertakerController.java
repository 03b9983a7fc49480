package org.unionhall.proposal.handle.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
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
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.UndertakerRegister;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The register of undertakers: all departments, and one with its history. */
@Controller
class UndertakerController {

    private final UndertakerRegister register;
    private final Cases cases;
    private final ProposalWords words;
    private final Refusals refusals;

    UndertakerController(UndertakerRegister register, Cases cases, ProposalWords words, Refusals refusals) {
        this.register = register;
        this.cases = cases;
        this.words = words;
        this.refusals = refusals;
    }

    @HandlingReaders
    @GetMapping("/proposals/undertakers")
    String list(HttpServletRequest request, Model model) {
        String q = ProposalWords.address(request).value("q").strip();
        model.addAttribute("q", q);
        model.addAttribute("lines", register.lines(q));
        return "proposal/handle/undertakers";
    }

    /** What is typed to enter somebody, and to end an entry. */
    record EntryForm(String person, String post, String from, String to) {
    }

    @HandlingReaders
    @GetMapping("/proposals/undertakers/{department}")
    String show(Actor actor, @PathVariable UUID department, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("form", new EntryForm(null, null, cases.today().toString(), cases.today().plusDays(1).toString()));
        return page(actor, department, q, model);
    }

    @AllowedFor(Role.CONGRESS_OFFICER)
    @PostMapping("/proposals/undertakers/{department}")
    String begin(Actor actor, @PathVariable UUID department, @RequestParam(defaultValue = "") String q, @ModelAttribute("form") EntryForm form, BindingResult faults,
                 Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        return done(actor, department, q, faults, model, locale, response, to, "proposal.handle.register.begun", () -> {
            if (Typed.id(form.person()) == null) {
                throw Refusal.on("person", "proposal.handle.register.person");
            }
            register.begin(actor, department, new PersonId(Typed.id(form.person())), Typed.asked(form.post(), Post.class), Typed.dayOrNone("from", form.from()));
        });
    }

    @AllowedFor(Role.CONGRESS_OFFICER)
    @PostMapping("/proposals/undertakers/{department}/{entry}/end")
    String end(Actor actor, @PathVariable UUID department, @PathVariable UUID entry, @ModelAttribute("form") EntryForm form, BindingResult faults,
               Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        return done(actor, department, "", faults, model, locale, response, to, "proposal.handle.register.ended",
                () -> register.end(actor, department, entry, Typed.dayOrNone("to", form.to())));
    }

    private String done(Actor actor, UUID department, String q, BindingResult faults, Model model, Locale locale, HttpServletResponse response,
                        RedirectAttributes to, String said, Runnable act) {
        if (!register.keeps(actor) || register.department(department).isEmpty()) {
            throw new NoSuchThing();
        }
        try {
            act.run();
            to.addFlashAttribute("flash", Flash.ok(words.say(said)));
            return "redirect:/proposals/undertakers/" + department;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(actor, department, q, model);
        }
    }

    private String page(Actor actor, UUID department, String q, Model model) {
        model.addAttribute("department", register.department(department).orElseThrow(NoSuchThing::new));
        List<UndertakerRegister.Entry> entries = register.of(department);
        model.addAttribute("entries", entries);
        model.addAttribute("today", cases.today());
        model.addAttribute("keeps", register.keeps(actor));
        model.addAttribute("q", q.replace("\u0000", ""));
        model.addAttribute("found", register.keeps(actor) ? register.find(q.replace("\u0000", "")) : List.of());
        model.addAttribute("posts", words.options(Post.values()));
        return "proposal/handle/undertaker";
    }
}
