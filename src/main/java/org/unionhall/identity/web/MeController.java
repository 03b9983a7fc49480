package org.unionhall.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Account;
import org.unionhall.identity.AccountSessions;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Entrance;
import org.unionhall.identity.MyPageSource;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Refusals;

/** What belongs to the reader alone: who I am, my password, where I am signed in. */
@Controller
@SignedIn
class MeController {

    private final Accounts accounts;
    private final AccountSessions sessions;
    private final Entrance entrance;
    private final ScopeWords scopes;
    private final List<MyPageSource> sources;
    private final Refusals refusals;

    MeController(Accounts accounts, AccountSessions sessions, Entrance entrance, ScopeWords scopes, List<MyPageSource> sources,
                 Refusals refusals) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.entrance = entrance;
        this.scopes = scopes;
        this.sources = sources.stream().sorted(Comparator.comparing(MyPageSource::order)).toList();
        this.refusals = refusals;
    }

    record PasswordForm(String present, String password, String again) {
    }

    @GetMapping("/me")
    String me(Actor actor, Account account, Model model, Locale locale) {
        model.addAttribute("account", account);
        model.addAttribute("roles", scopes.of(actor, locale));
        model.addAttribute("panels", sources.stream().flatMap(source -> source.panels(actor, locale).stream()).toList());
        return "identity/me";
    }

    @GetMapping("/me/password")
    String password(Account account, Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        model.addAttribute("account", account);
        return "identity/password";
    }

    @PostMapping("/me/password")
    String change(Actor actor, Account account, @ModelAttribute("form") PasswordForm form, BindingResult result, Model model,
                  HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash, Locale locale) {
        String password = form.password() == null ? "" : form.password();
        try {
            if (!password.equals(form.again())) {
                throw Refusal.on("again", "identity.password.again.differs");
            }
            accounts.changePassword(actor, form.present() == null ? "" : form.present(), password, request.getSession().getId());
            entrance.renew(account.id(), request, response);
        } catch (Refusal refusal) {
            refusals.show(refusal.field().isEmpty() ? refusal.at("password") : refusal, result, locale);
            model.addAttribute("account", account);
            response.setStatus(422);
            return "identity/password";
        }
        flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.password.changed", locale)));
        return "redirect:/me";
    }

    @GetMapping("/me/sessions")
    String sessions(Account account, HttpServletRequest request, Model model) {
        model.addAttribute("sessions", sessions.of(account.id(), request.getSession().getId()));
        return "identity/sessions";
    }

    @PostMapping("/me/sessions/{handle}/end")
    String end(Actor actor, Account account, @PathVariable String handle, RedirectAttributes flash, Locale locale) {
        sessions.end(actor, account, handle);
        flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.sessions.ended", locale)));
        return "redirect:/me/sessions";
    }

    @PostMapping("/me/sessions/end-others")
    String endOthers(Actor actor, Account account, HttpServletRequest request, RedirectAttributes flash, Locale locale) {
        sessions.endOthers(actor, account, request.getSession().getId());
        flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.sessions.ended.others", locale)));
        return "redirect:/me/sessions";
    }
}
