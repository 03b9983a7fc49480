package org.unionhall.inbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.inbox.Deliveries;
import org.unionhall.inbox.Deliveries.Delivery;
import org.unionhall.inbox.Deliveries.Filter;
import org.unionhall.inbox.DeliveryState;
import org.unionhall.inbox.Purpose;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** How mails fare, for whoever keeps the portal running. */
@Controller
@AllowedFor(Role.SYSTEM_ADMIN)
class MailController {

    private static final int SECONDS_UNTIL_LOOKED_AGAIN = 3;

    private final Deliveries deliveries;
    private final Refusals words;

    MailController(Deliveries deliveries, Refusals words) {
        this.deliveries = deliveries;
        this.words = words;
    }

    @GetMapping("/mail")
    String list(HttpServletRequest request, Model model, Locale locale) {
        Address address = Address.of(request.getQueryString() == null ? "/mail" : "/mail?" + request.getQueryString());
        Filter filter = among(Filter.values(), address.value("state"));
        Purpose purpose = among(Purpose.values(), address.value("purpose"));
        Deliveries.Search search = new Deliveries.Search(address.value("q"), filter, purpose);
        Paging paging = Paging.of(address, deliveries.count(search));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", deliveries.list(search, paging.offset(), paging.size()));
        model.addAttribute("states", options(Filter.values(), "inbox.delivery.filter.", locale));
        model.addAttribute("purposes", options(Purpose.values(), "inbox.purpose.", locale));
        model.addAttribute("standing", deliveries.standing());
        model.addAttribute("offered", deliveries.offered());
        List<Chip> chips = new ArrayList<>();
        if (!search.words().isBlank()) {
            chips.add(new Chip("q", search.words().strip()));
        }
        if (filter != null) {
            chips.add(new Chip("state", words.say("inbox.delivery.filter." + filter, locale)));
        }
        if (purpose != null) {
            chips.add(new Chip("purpose", words.say("inbox.purpose." + purpose, locale)));
        }
        model.addAttribute("chips", chips);
        return "inbox/mails";
    }

    @GetMapping("/mail/{id}")
    String show(@PathVariable UUID id, Model model) {
        Delivery delivery = deliveries.find(id).orElseThrow(NoSuchThing::new);
        model.addAttribute("mail", delivery);
        model.addAttribute("attempts", deliveries.attempts(id));
        if (delivery.state() == DeliveryState.WAITING && delivery.tries() == 0) {
            model.addAttribute("refreshSeconds", SECONDS_UNTIL_LOOKED_AGAIN);
        }
        return "inbox/mail-line";
    }

    @PostMapping("/mail/{id}/again")
    String again(Actor actor, @PathVariable UUID id, RedirectAttributes flash, Locale locale) {
        return act(id, "inbox.delivery.again.done", () -> deliveries.again(actor, id), flash, locale);
    }

    @PostMapping("/mail/{id}/give-up")
    String giveUp(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash, Locale locale) {
        return act(id, "inbox.delivery.give-up.done", () -> deliveries.giveUp(actor, id, reason), flash, locale);
    }

    @PostMapping("/mail/again")
    String againAll(Actor actor, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("flash", Flash.ok(words.say("inbox.delivery.again-all.done", locale, deliveries.againAll(actor))));
        return "redirect:/mail";
    }

    @PostMapping("/mail/test")
    String test(Actor actor, RedirectAttributes flash, Locale locale) {
        try {
            return "redirect:/mail/" + deliveries.test(actor);
        } catch (Refusal refusal) {
            flash.addFlashAttribute("flash", Flash.stop(words.words(refusal, locale)));
            return "redirect:/mail";
        }
    }

    private String act(UUID id, String done, Runnable act, RedirectAttributes flash, Locale locale) {
        try {
            act.run();
            flash.addFlashAttribute("flash", Flash.ok(words.say(done, locale)));
        } catch (Refusal refusal) {
            flash.addFlashAttribute("flash", Flash.stop(words.words(refusal, locale)));
        }
        return "redirect:/mail/" + id;
    }

    private <E extends Enum<E>> List<Option> options(E[] values, String prefix, Locale locale) {
        return Arrays.stream(values).map(one -> new Option(one.name(), words.say(prefix + one, locale))).toList();
    }

    private static <E extends Enum<E>> E among(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findAny().orElse(null);
    }
}
