package org.unionhall.identity.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Anyone;
import org.unionhall.identity.QuickEntry;

/** The door. The form itself is handled by the security chain, which answers to POST /sign-in. */
@Controller
class SignInController {

    private final List<QuickEntry> quickEntries;

    SignInController(List<QuickEntry> quickEntries) {
        this.quickEntries = quickEntries;
    }

    @Anyone
    @GetMapping("/sign-in")
    String signIn(Actor actor, Model model, @RequestParam(required = false) Long wait, @RequestParam(required = false) String wrong,
                  @RequestParam(required = false) String disabled, @RequestParam(required = false) String out) {
        if (actor != null) {
            return "redirect:/";
        }
        model.addAttribute("wait", wait);
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("disabled", disabled != null);
        model.addAttribute("out", out != null);
        model.addAttribute("doors", quickEntries.stream().flatMap(entry -> entry.doors().stream()).toList());
        model.addAttribute("passwords", quickEntries.stream().map(QuickEntry::password).toList());
        return "identity/sign-in";
    }
}
