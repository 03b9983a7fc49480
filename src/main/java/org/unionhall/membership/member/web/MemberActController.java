package org.unionhall.membership.member.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.MemberFiles;
import org.unionhall.membership.member.Cards;
import org.unionhall.membership.member.MemberAct;
import org.unionhall.membership.member.Memberships;
import org.unionhall.membership.member.RetainReason;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.QrCode;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** What an organisation officer records of a membership at once, and the printed card. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class MemberActController {

    private final Memberships memberships;
    private final MemberFiles files;
    private final Cards cards;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    MemberActController(Memberships memberships, MemberFiles files, Cards cards, Words words, Refusals refusals, Clock clock) {
        this.memberships = memberships;
        this.files = files;
        this.cards = cards;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** What is typed. */
    record ActForm(String on, String kept, String document, String note) {
    }

    @GetMapping("/members/{id}/acts/{act}")
    String form(Actor actor, @PathVariable UUID id, @PathVariable MemberAct act, Model model) {
        MemberFile file = seen(actor, id);
        if (!memberships.possible(actor, file.person().id()).contains(act)) {
            throw actor.is(file.person().id()) ? new Refusal("membership.act.own") : new Refusal("membership.act.not." + act);
        }
        model.addAttribute("form", new ActForm(LocalDate.now(clock).toString(), "", "", ""));
        return page(file, act, model);
    }

    @PostMapping("/members/{id}/acts/{act}")
    String record(Actor actor, @PathVariable UUID id, @PathVariable MemberAct act, @ModelAttribute("form") ActForm form, BindingResult faults, Model model,
                  Locale locale, HttpServletResponse response, RedirectAttributes to) {
        MemberFile file = seen(actor, id);
        if (!act.atOnce()) {
            throw new NoSuchThing();
        }
        try {
            memberships.record(actor, act, file.person().id(), Typed.dayOrNone("on", form.on()), Typed.asked(form.kept(), RetainReason.class),
                    Typed.said(form.document()), Typed.said(form.note()));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.act.did." + act, file.person().name())));
            return "redirect:/members/" + file.person().id();
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(file, act, model);
        }
    }

    /** A card to print and cut out. */
    @GetMapping("/members/{id}/card")
    String card(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("card", cards.of(seen(actor, id).person().id()).orElseThrow(() -> new Refusal("membership.card.no-member")));
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/member/card-print";
    }

    @GetMapping(value = "/members/{id}/card.svg", produces = "image/svg+xml")
    @org.springframework.web.bind.annotation.ResponseBody
    String code(Actor actor, @PathVariable UUID id) {
        return QrCode.svg(cards.printed(cards.of(seen(actor, id).person().id()).orElseThrow(NoSuchThing::new)));
    }

    private MemberFile seen(Actor actor, UUID id) {
        return files.find(actor, new PersonId(id)).orElseThrow(NoSuchThing::new);
    }

    private String page(MemberFile file, MemberAct act, Model model) {
        model.addAttribute("person", file.person());
        model.addAttribute("act", act);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("reasons", Arrays.stream(RetainReason.values()).map(reason -> new Option(reason.name(), words.say("membership.RetainReason." + reason))).toList());
        return "membership/member/act";
    }
}
