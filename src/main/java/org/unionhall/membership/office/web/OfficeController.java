package org.unionhall.membership.office.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.office.EndOffice;
import org.unionhall.membership.office.EndReason;
import org.unionhall.membership.office.Office;
import org.unionhall.membership.office.OfficeAct;
import org.unionhall.membership.office.OfficeRights;
import org.unionhall.membership.office.Offices;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** One office: its facts, its acts, and ending or changing it. */
@Controller
@OfficeReaders
class OfficeController {

    private final Offices offices;
    private final OfficeRights rights;
    private final OfficeWords words;
    private final Refusals refusals;
    private final Clock clock;

    OfficeController(Offices offices, OfficeRights rights, OfficeWords words, Refusals refusals, Clock clock) {
        this.offices = offices;
        this.rights = rights;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    static List<Option> times(OfficeWords words) {
        return List.of(new Option("no", words.say("membership.part-time")), new Option("yes", words.say("membership.full-time")));
    }

    @GetMapping("/offices/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Office office = offices.find(actor, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("office", office);
        model.addAttribute("journal", offices.journalOf(id));
        boolean fills = rights.fills(actor, office.unit(), office.post());
        boolean own = actor.is(new PersonId(office.person()));
        model.addAttribute("mayEnd", fills && !own && OfficeAct.END.possible(office.state()));
        model.addAttribute("own", fills && own && OfficeAct.END.possible(office.state()));
        return "membership/office/office";
    }

    /** What is typed to end an office. */
    record EndForm(String version, String reason, String on, String votes, String ofAll, String document, String why) {

        EndOffice wish() {
            return new EndOffice(Typed.choice("reason", reason, EndReason.class), Typed.day("on", on), Typed.number("votes", votes, 0, 100_000),
                    Typed.number("ofAll", ofAll, 1, 100_000), Typed.text("document", document, 100), why);
        }
    }

    @OfficeKeepers
    @GetMapping("/offices/{id}/end")
    String end(Actor actor, @PathVariable UUID id, Model model) {
        Office office = mine(actor, id, model);
        return ending(new EndForm(Integer.toString(office.version()), null, LocalDate.now(clock).toString(), null, null, null, null), model);
    }

    @OfficeKeepers
    @PostMapping("/offices/{id}/end")
    String end(Actor actor, @PathVariable UUID id, @ModelAttribute("form") EndForm form, BindingResult faults, Model model, Locale locale,
               HttpServletResponse response, RedirectAttributes to) {
        mine(actor, id, model);
        try {
            offices.end(actor, id, Typed.version(form.version()), form.wish());
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.office.end.done")));
            return "redirect:/offices/" + id;
        } catch (Refusal no) {
            refusals.show(no.field().orElse("").equals("reason") && no.code().startsWith("identity.") ? no.at("why") : no, faults, locale);
            response.setStatus(422);
            return ending(form, model);
        }
    }

    private String ending(EndForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("reasons", words.options(EndReason.byHand(), "membership.office.end."));
        return "membership/office/end";
    }

    /** What is typed to let an office go on under other terms. */
    record ChangeForm(String version, String on, String fullTime, String partyPost, String document) {
    }

    @OfficeKeepers
    @GetMapping("/offices/{id}/change")
    String change(Actor actor, @PathVariable UUID id, Model model) {
        Office office = mine(actor, id, model);
        return changing(new ChangeForm(Integer.toString(office.version()), LocalDate.now(clock).toString(), office.fullTime() ? "yes" : "no", office.partyPost(), null), model);
    }

    @OfficeKeepers
    @PostMapping("/offices/{id}/change")
    String change(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ChangeForm form, BindingResult faults, Model model, Locale locale,
                  HttpServletResponse response, RedirectAttributes to) {
        mine(actor, id, model);
        try {
            UUID next = offices.change(actor, id, Typed.version(form.version()), Typed.day("on", form.on()), "yes".equals(form.fullTime()),
                    Typed.text("partyPost", form.partyPost(), 100), Typed.text("document", form.document(), 100));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.office.change.done")));
            return "redirect:/offices/" + next;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return changing(form, model);
        }
    }

    private String changing(ChangeForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("times", times(words));
        return "membership/office/change";
    }

    /** @throws NoSuchThing for who may not fill this post */
    private Office mine(Actor actor, UUID id, Model model) {
        Office office = offices.find(actor, id).filter(one -> rights.fills(actor, one.unit(), one.post())).orElseThrow(NoSuchThing::new);
        model.addAttribute("office", office);
        return office;
    }
}
