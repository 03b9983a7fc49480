package org.unionhall.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Account;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Grants;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** Gives a role, and ends one. */
@Controller
@AllowedFor(Role.SECURITY_ADMIN)
class GrantController {

    private final Accounts accounts;
    private final Grants grants;
    private final ScopeWords scopes;
    private final Refusals refusals;
    private final Clock clock;

    GrantController(Accounts accounts, Grants grants, ScopeWords scopes, Refusals refusals, Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.scopes = scopes;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** As typed. {@code until} is the last day with the role. */
    record GrantForm(String role, String scope, String from, String until, String reason) {

        Role roleMeant() {
            return Arrays.stream(Role.values()).filter(value -> value.name().equals(role)).findAny()
                    .orElseThrow(() -> Refusal.on("role", "identity.grant.role.missing"));
        }

        /** Null for everything. An administrator's role is for the whole portal, whatever was chosen. */
        UUID unitMeant() {
            if (ScopeWords.EVERYTHING.equals(scope) || roleMeant().administrator()) {
                return null;
            }
            try {
                return UUID.fromString(scope);
            } catch (RuntimeException nothingChosen) {
                throw Refusal.on("scope", "identity.grant.scope.missing");
            }
        }

        LocalDate fromMeant() {
            return day("from", from);
        }

        LocalDate toMeant() {
            return until == null || until.isBlank() ? null : day("until", until).plusDays(1);
        }

        private static LocalDate day(String field, String text) {
            try {
                LocalDate day = LocalDate.parse(text == null ? "" : text.strip());
                if (day.getYear() < 1900 || day.getYear() > 2200) {
                    throw Refusal.on(field, "identity.grant.day");
                }
                return day;
            } catch (DateTimeParseException noDay) {
                throw Refusal.on(field, "identity.grant.day");
            }
        }
    }

    @GetMapping("/accounts/{id}/grants/new")
    String blank(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("form", new GrantForm("", "", LocalDate.now(clock).toString(), "", ""));
        return page(accounts.get(new AccountId(id)), model, locale);
    }

    @PostMapping("/accounts/{id}/grants")
    String give(Actor actor, @PathVariable UUID id, @ModelAttribute("form") GrantForm form, BindingResult result, Model model,
                HttpServletResponse response, RedirectAttributes flash, Locale locale) {
        Account account = accounts.get(new AccountId(id));
        try {
            grants.give(actor, account, form.roleMeant(), form.unitMeant(), form.fromMeant(), form.toMeant(), form.reason());
        } catch (Refusal refusal) {
            refusals.show(refusal.field().filter("to"::equals).isPresent() ? refusal.at("until") : refusal, result, locale);
            response.setStatus(422);
            return page(account, model, locale);
        }
        flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.grant.given", locale, account.name(),
                refusals.say(form.roleMeant().key(), locale))));
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/grants/{grant}/end")
    String end(Actor actor, @PathVariable UUID id, @PathVariable UUID grant, @RequestParam(defaultValue = "") String reason,
               RedirectAttributes flash, Locale locale) {
        try {
            grants.end(actor, accounts.get(new AccountId(id)), grant, reason);
            flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.grant.end.done", locale)));
        } catch (Refusal refusal) {
            flash.addFlashAttribute("flash", Flash.stop(refusals.words(refusal, locale)));
        }
        return "redirect:/accounts/" + id;
    }

    private String page(Account account, Model model, Locale locale) {
        model.addAttribute("account", account);
        model.addAttribute("roles", roles(refusals, locale));
        model.addAttribute("units", scopes.options(locale));
        return "identity/grant";
    }

    /** What can be granted: everything but what follows from facts. */
    static List<Option> roles(Refusals words, Locale locale) {
        return Arrays.stream(Role.values()).filter(role -> !role.ofFact())
                .map(role -> new Option(role.name(), words.say(role.key(), locale))).toList();
    }
}
