package org.unionhall.membership.member.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.PersonDirectory.Known;
import org.unionhall.identity.PersonDirectory;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberFiles;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.membership.member.Matters;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** A cadre asks on somebody's behalf: for those who cannot or will not use the portal. The matter says so. */
@Controller
@AllowedFor({Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.ORGANISATION_OFFICER})
class ProxyController {

    private final Matters matters;
    private final MemberFiles files;
    private final PersonDirectory directory;
    private final AskingPage page;
    private final Words words;
    private final Refusals refusals;

    ProxyController(Matters matters, MemberFiles files, PersonDirectory directory, AskingPage page, Words words, Refusals refusals) {
        this.matters = matters;
        this.files = files;
        this.directory = directory;
        this.page = page;
        this.words = words;
        this.refusals = refusals;
    }

    /** Somebody who is no member yet is on no list of a chair's: named by the staff number, as on the paper form. */
    @GetMapping("/matters/new")
    String join(Model model) {
        model.addAttribute("form", AskForm.empty());
        return page.show(MatterKind.JOIN, null, false, model);
    }

    @PostMapping("/matters/new")
    String join(Actor actor, @ModelAttribute("form") AskForm form, BindingResult faults, Model model, Locale locale, HttpServletResponse response,
                RedirectAttributes to) {
        try {
            PersonId person = Optional.ofNullable(form.staffNo()).filter(number -> !number.isBlank()).map(number -> number.replace("\u0000", ""))
                    .flatMap(directory::byStaffNo).map(Known::person)
                    .orElseThrow(() -> Refusal.on("staffNo", "membership.matter.staffNo.unknown"));
            return asked(matters.ask(actor, form.asking(MatterKind.JOIN, person)), to);
        } catch (Refusal no) {
            // whether a number exists is nobody's to learn who may not ask for its bearer
            refusals.show(no.code().equals("membership.matter.not-yours") ? Refusal.on("staffNo", "membership.matter.staffNo.unknown") : no, faults, locale);
            response.setStatus(422);
            return page.show(MatterKind.JOIN, null, false, model);
        }
    }

    @GetMapping("/members/{id}/ask/{kind}")
    String form(Actor actor, @PathVariable UUID id, @PathVariable MatterKind kind, Model model) {
        PersonId person = seen(actor, id);
        if (!matters.askable(actor, person).contains(kind)) {
            throw matters.openOf(person).isPresent() ? new Refusal("membership.matter.open") : new Refusal("membership.act.not." + kind.effect().name());
        }
        model.addAttribute("form", AskForm.empty().into(kind == MatterKind.JOIN || kind == MatterKind.MOVE ? page.usualUnit(person) : null));
        return page.show(kind, person, false, model);
    }

    @PostMapping("/members/{id}/ask/{kind}")
    String ask(Actor actor, @PathVariable UUID id, @PathVariable MatterKind kind, @ModelAttribute("form") AskForm form, BindingResult faults, Model model,
               Locale locale, HttpServletResponse response, RedirectAttributes to) {
        PersonId person = seen(actor, id);
        try {
            return asked(matters.ask(actor, form.asking(kind, person)), to);
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page.show(kind, person, false, model);
        }
    }

    private String asked(UUID id, RedirectAttributes to) {
        to.addFlashAttribute("flash", Flash.ok(words.say("membership.matter.asked")));
        return "redirect:/matters/" + id;
    }

    private PersonId seen(Actor actor, UUID id) {
        return files.find(actor, new PersonId(id)).map(file -> file.person().id()).orElseThrow(NoSuchThing::new);
    }
}
