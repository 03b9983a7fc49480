package org.unionhall.trial;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Anyone;
import org.unionhall.identity.Entrance;
import org.unionhall.identity.Role;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** The trial's own doors: one click into an account, and out with the sample to make room for real rosters. */
@Controller
@ConditionalOnProperty("unionhall.trial")
class TrialController implements NavigationSource {

    private final TrialAccounts accounts;
    private final SampleClearing clearing;
    private final Entrance entrance;
    private final Refusals messages;

    TrialController(TrialAccounts accounts, SampleClearing clearing, Entrance entrance, Refusals messages) {
        this.accounts = accounts;
        this.clearing = clearing;
        this.entrance = entrance;
        this.messages = messages;
    }

    @Anyone
    @PostMapping("/trial/enter/{login}")
    String enter(@PathVariable String login, HttpServletRequest request, HttpServletResponse response) {
        if (!accounts.has(login)) {
            throw new NoSuchThing();
        }
        entrance.enter(accounts.of(login), request, response);
        return "redirect:/";
    }

    @AllowedFor({Role.SYSTEM_ADMIN, Role.ORGANISATION_OFFICER})
    @GetMapping("/trial/clear")
    String ask(Model model) {
        model.addAttribute("counts", clearing.counts());
        return "trial/clear";
    }

    @AllowedFor({Role.SYSTEM_ADMIN, Role.ORGANISATION_OFFICER})
    @PostMapping("/trial/clear")
    String clear(Actor actor, @RequestParam(defaultValue = "false") boolean sure, RedirectAttributes to, Locale locale) {
        if (!sure) {
            to.addFlashAttribute("flash", Flash.warn(messages.say("trial.clear.unsure", locale)));
            return "redirect:/trial/clear";
        }
        clearing.clear(actor);
        to.addFlashAttribute("flash", Flash.ok(messages.say("trial.clear.done", locale)));
        return actor.has(Role.ORGANISATION_OFFICER) ? "redirect:/intake" : "redirect:/";
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return actor.has(Role.SYSTEM_ADMIN, Role.ORGANISATION_OFFICER)
                ? List.of(new Entry(Group.PORTAL, 90, "trial.clear.title", "/trial/clear", "eraser")) : List.of();
    }
}
