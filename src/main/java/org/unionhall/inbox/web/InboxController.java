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
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.inbox.LetterKind;
import org.unionhall.inbox.Letterbox;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** My letters. */
@Controller
@SignedIn
class InboxController {

    private final Letterbox letters;
    private final Refusals words;

    InboxController(Letterbox letters, Refusals words) {
        this.letters = letters;
        this.words = words;
    }

    @GetMapping("/inbox")
    String list(Actor actor, HttpServletRequest request, Model model, Locale locale) {
        Address address = Address.of(request.getQueryString() == null ? "/inbox" : "/inbox?" + request.getQueryString());
        LetterKind kind = Arrays.stream(LetterKind.values()).filter(one -> one.name().equals(address.value("kind"))).findAny().orElse(null);
        Boolean read = switch (address.value("state")) {
            case "unread" -> Boolean.FALSE;
            case "read" -> Boolean.TRUE;
            default -> null;
        };
        Letterbox.Search search = new Letterbox.Search(address.value("q"), kind, read);
        Paging paging = Paging.of(address, letters.count(actor.account(), search, locale));
        model.addAttribute("paging", paging);
        model.addAttribute("letters", letters.list(actor.account(), search, locale, paging.offset(), paging.size()));
        model.addAttribute("kinds", Arrays.stream(LetterKind.values())
                .map(one -> new Option(one.name(), words.say("inbox.kind." + one, locale))).toList());
        model.addAttribute("states", List.of(new Option("unread", words.say("inbox.state.unread", locale)),
                new Option("read", words.say("inbox.state.read", locale))));
        List<Chip> chips = new ArrayList<>();
        if (!search.words().isBlank()) {
            chips.add(new Chip("q", search.words().strip()));
        }
        if (kind != null) {
            chips.add(new Chip("kind", words.say("inbox.kind." + kind, locale)));
        }
        if (read != null) {
            chips.add(new Chip("state", words.say(read ? "inbox.state.read" : "inbox.state.unread", locale)));
        }
        model.addAttribute("chips", chips);
        return "inbox/letters";
    }

    /** A letter that was opened is read. That is no act of its own: asking twice changes nothing. */
    @GetMapping("/inbox/{letter}")
    String show(Actor actor, @PathVariable UUID letter, Model model, Locale locale) {
        model.addAttribute("letter", letters.find(actor.account(), letter, locale).orElseThrow(NoSuchThing::new));
        letters.mark(actor.account(), letter, true);
        return "inbox/letter";
    }

    @PostMapping("/inbox/{letter}/read")
    String read(Actor actor, @PathVariable UUID letter) {
        letters.mark(actor.account(), letter, true);
        return "redirect:/inbox";
    }

    @PostMapping("/inbox/{letter}/unread")
    String unread(Actor actor, @PathVariable UUID letter) {
        letters.mark(actor.account(), letter, false);
        return "redirect:/inbox";
    }

    @PostMapping("/inbox/read-all")
    String readAll(Actor actor) {
        letters.readAll(actor.account());
        return "redirect:/inbox";
    }
}
