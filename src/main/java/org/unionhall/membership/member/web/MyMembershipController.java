package org.unionhall.membership.member.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.member.Cards;
import org.unionhall.membership.member.Matter;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.membership.member.Matters;
import org.unionhall.membership.web.Words;
import org.unionhall.personnel.People;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.QrCode;
import org.unionhall.web.Refusals;

/** One's own membership: the card, what is under way, what one may ask for. */
@Controller
@SignedIn
class MyMembershipController {

    private final Matters matters;
    private final Cards cards;
    private final People people;
    private final AskingPage page;
    private final Words words;
    private final Refusals refusals;

    MyMembershipController(Matters matters, Cards cards, People people, AskingPage page, Words words, Refusals refusals) {
        this.matters = matters;
        this.cards = cards;
        this.people = people;
        this.page = page;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/me/membership")
    String mine(Actor actor, Model model, Locale locale) {
        if (actor.person() == null) {
            return "membership/member/my";
        }
        List<Matter> mine = matters.mine(actor);
        model.addAttribute("card", cards.of(actor.person()).orElse(null));
        model.addAttribute("open", mine.stream().filter(matter -> matter.stage().open()).findFirst().orElse(null));
        model.addAttribute("ended", mine.stream().filter(matter -> !matter.stage().open()).toList());
        List<MatterKind> askable = matters.askable(actor, actor.person());
        model.addAttribute("askable", askable);
        if (askable.contains(MatterKind.JOIN)) {
            people.find(actor.person()).flatMap(matters::hindrance).ifPresent(no -> model.addAttribute("hindrance", refusals.words(no, locale)));
        }
        return "membership/member/my";
    }

    /** The code of this moment; kept nowhere, for a later look must show a later code. */
    @GetMapping("/me/membership/card.svg")
    ResponseEntity<String> code(Actor actor) {
        Cards.Card card = cards.of(own(actor)).orElseThrow(NoSuchThing::new);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("image/svg+xml")).cacheControl(CacheControl.noStore())
                .body(QrCode.svg(cards.address(card)));
    }

    @GetMapping("/me/membership/ask/{kind}")
    String form(Actor actor, @PathVariable MatterKind kind, Model model) {
        askable(actor, kind);
        model.addAttribute("form", AskForm.empty().into(page.usualUnit(own(actor))));
        return page.show(kind, own(actor), true, model);
    }

    @PostMapping("/me/membership/ask/{kind}")
    String ask(Actor actor, @PathVariable MatterKind kind, @ModelAttribute("form") AskForm form, BindingResult faults, Model model, Locale locale,
               HttpServletResponse response, RedirectAttributes to) {
        try {
            UUID id = matters.ask(actor, form.asking(kind, own(actor)));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.matter.asked")));
            return "redirect:/matters/" + id;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page.show(kind, own(actor), true, model);
        }
    }

    /** What one cannot ask for now leads to the page that says why. */
    private void askable(Actor actor, MatterKind kind) {
        if (!kind.ofOneself()) {
            throw new NoSuchThing();
        }
        if (!matters.askable(actor, own(actor)).contains(kind)) {
            throw matters.openOf(own(actor)).isPresent() ? new Refusal("membership.matter.open") : new Refusal("membership.act.not." + kind.effect().name());
        }
    }

    private static PersonId own(Actor actor) {
        if (actor.person() == null) {
            throw new Refusal("membership.my.nobody");
        }
        return actor.person();
    }
}
