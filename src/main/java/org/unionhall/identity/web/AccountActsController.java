package org.unionhall.identity.web;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.AccountSessions;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.OneTimeCodes;
import org.unionhall.identity.Portal;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Refusals;

/** What the security administrator does to somebody else's account. A refusal comes back to the account's page. */
@Controller
@AllowedFor(Role.SECURITY_ADMIN)
class AccountActsController {

    private static final int SHOWN = 200;

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final AccountSessions sessions;
    private final Portal portal;
    private final Refusals refusals;

    AccountActsController(Accounts accounts, OneTimeCodes codes, AccountSessions sessions, Portal portal, Refusals refusals) {
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.portal = portal;
        this.refusals = refusals;
    }

    /** The code is on this one page and nowhere else: it is not kept, so it cannot be shown again. */
    @PostMapping("/accounts/{id}/code")
    String code(Actor actor, @PathVariable UUID id, Model model, RedirectAttributes flash, Locale locale) {
        try {
            model.addAttribute("slip", codes.issue(actor, new AccountId(id)));
            model.addAttribute("address", portal.address());
            model.addAttribute("back", "/accounts/" + id);
            return "identity/slip";
        } catch (Refusal refusal) {
            return back(id, Flash.stop(refusals.words(refusal, locale)), flash);
        }
    }

    @PostMapping("/accounts/{id}/unlock")
    String unlock(Actor actor, @PathVariable UUID id, RedirectAttributes flash, Locale locale) {
        return act(id, "unlocked", () -> accounts.unlock(actor, new AccountId(id)), flash, locale);
    }

    @PostMapping("/accounts/{id}/disable")
    String disable(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash, Locale locale) {
        return act(id, "disabled", () -> accounts.disable(actor, new AccountId(id), reason), flash, locale);
    }

    @PostMapping("/accounts/{id}/enable")
    String enable(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash, Locale locale) {
        return act(id, "enabled", () -> accounts.enable(actor, new AccountId(id), reason), flash, locale);
    }

    @PostMapping("/accounts/{id}/require-password")
    String requirePassword(Actor actor, @PathVariable UUID id, RedirectAttributes flash, Locale locale) {
        return act(id, "required", () -> accounts.requireNewPassword(actor, new AccountId(id)), flash, locale);
    }

    @PostMapping("/accounts/{id}/end-sessions")
    String endSessions(Actor actor, @PathVariable UUID id, RedirectAttributes flash, Locale locale) {
        return act(id, "sessions", () -> accounts.endSessions(actor, new AccountId(id)), flash, locale);
    }

    @GetMapping("/online")
    String online(Actor actor, Model model) {
        model.addAttribute("present", sessions.present(SHOWN));
        model.addAttribute("self", actor.account());
        return "identity/online";
    }

    @PostMapping("/online/{id}/end")
    String endFromList(Actor actor, @PathVariable UUID id, RedirectAttributes flash, Locale locale) {
        endSessions(actor, id, flash, locale);
        return "redirect:/online";
    }

    private String act(UUID id, String done, Runnable act, RedirectAttributes flash, Locale locale) {
        try {
            act.run();
            return back(id, Flash.ok(refusals.say("identity.account.done." + done, locale)), flash);
        } catch (Refusal refusal) {
            return back(id, Flash.stop(refusals.words(refusal, locale)), flash);
        }
    }

    private static String back(UUID id, Flash said, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", said);
        return "redirect:/accounts/" + id;
    }
}
