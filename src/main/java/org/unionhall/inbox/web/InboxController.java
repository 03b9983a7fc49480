package org.unionhall.inbox.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.inbox.Inbox;

/** My letters. */
@Controller
@SignedIn
class InboxController {

    private static final int SHOWN = 100;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/inbox")
    String letters(Actor actor, Model model) {
        List<Inbox.Letter> letters = inbox.of(actor.account(), SHOWN);
        model.addAttribute("letters", letters);
        return "inbox/letters";
    }

    @PostMapping("/inbox/{letter}/read")
    String read(Actor actor, @PathVariable UUID letter) {
        inbox.read(actor.account(), letter);
        return "redirect:/inbox";
    }

    @PostMapping("/inbox/read-all")
    String readAll(Actor actor) {
        inbox.readAll(actor.account());
        return "redirect:/inbox";
    }
}
