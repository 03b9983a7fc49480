package org.unionhall.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.unionhall.identity.AccountList;
import org.unionhall.identity.AccountSessions;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Grants;
import org.unionhall.identity.PersonDirectory;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The list of accounts, one account with everything about it, and a new one. */
@Controller
@AllowedFor(Role.SECURITY_ADMIN)
class AccountsController {

    private final AccountList list;
    private final Accounts accounts;
    private final Actors actors;
    private final Grants grants;
    private final AccountSessions sessions;
    private final List<PersonDirectory> people;
    private final ScopeWords scopes;
    private final Refusals refusals;
    private final Clock clock;

    AccountsController(AccountList list, Accounts accounts, Actors actors, Grants grants, AccountSessions sessions,
                       List<PersonDirectory> people, ScopeWords scopes, Refusals refusals, Clock clock) {
        this.list = list;
        this.accounts = accounts;
        this.actors = actors;
        this.grants = grants;
        this.sessions = sessions;
        this.people = people;
        this.scopes = scopes;
        this.refusals = refusals;
        this.clock = clock;
    }

    record NewForm(String staffNo, String username, String name) {
    }

    @GetMapping("/accounts")
    String list(HttpServletRequest request, Model model, Locale locale, @RequestParam(defaultValue = "") String q,
                @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String role) {
        AccountList.State inState = among(AccountList.State.values(), state);
        Role inRole = among(Role.values(), role);
        var wish = new AccountList.Wish(q, inState, inRole);
        Address address = Address.of(request.getQueryString() == null ? "/accounts" : "/accounts?" + request.getQueryString());
        Paging paging = Paging.of(address, list.count(wish));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", list.rows(wish, address.value("sort"), paging.size(), paging.offset()));
        model.addAttribute("states", Arrays.stream(AccountList.State.values())
                .map(one -> new Option(one.name(), refusals.say("identity.account.state." + one, locale))).toList());
        model.addAttribute("roles", roles(locale));
        model.addAttribute("missing", list.missingAdministrators());
        List<Chip> chips = new ArrayList<>();
        if (!q.isBlank()) {
            chips.add(new Chip("q", q.strip()));
        }
        if (inState != null) {
            chips.add(new Chip("state", refusals.say("identity.account.state." + inState, locale)));
        }
        if (inRole != null) {
            chips.add(new Chip("role", refusals.say(inRole.key(), locale)));
        }
        model.addAttribute("chips", chips);
        return "identity/accounts";
    }

    @GetMapping("/accounts/new")
    String blank(Model model) {
        model.addAttribute("form", new NewForm("", "", ""));
        return "identity/account-new";
    }

    @PostMapping("/accounts")
    String open(Actor actor, @ModelAttribute("form") NewForm form, BindingResult result, HttpServletResponse response,
                RedirectAttributes flash, Locale locale) {
        try {
            if (Stream.of(form.staffNo(), form.username(), form.name()).allMatch(typed -> typed == null || typed.isBlank())) {
                throw Refusal.on("staffNo", "identity.account.nobody");
            }
            AccountId id = form.staffNo() == null || form.staffNo().isBlank()
                    ? accounts.open(actor, form.username(), null, null, form.name()) : open(actor, form);
            flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.account.opened", locale)));
            return "redirect:/accounts/" + id;
        } catch (Refusal refusal) {
            refusals.show(refusal, result, locale);
            response.setStatus(422);
            return "identity/account-new";
        }
    }

    private AccountId open(Actor actor, NewForm form) {
        PersonDirectory.Known person = people.stream().flatMap(directory -> directory.byStaffNo(form.staffNo()).stream()).findFirst()
                .orElseThrow(() -> Refusal.on("staffNo", "identity.account.person.unknown"));
        accounts.of(person.person()).ifPresent(account -> {
            throw Refusal.on("staffNo", "identity.account.person.has", account.name());
        });
        String username = form.username() == null || form.username().isBlank() ? person.staffNo() : form.username();
        return accounts.open(actor, username, person.staffNo(), person.person(), person.name());
    }

    /** A grant as the page shows it; @param on whether it holds today */
    record GrantRow(UUID id, Role role, String reach, LocalDate from, LocalDate until, String reason, String by, String endedBy,
                    boolean on, boolean open) {
    }

    @GetMapping("/accounts/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
        Account account = find(id);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("account", account);
        model.addAttribute("own", account.id().equals(actor.account()));
        model.addAttribute("lockedUntil", accounts.lockedUntil(account.id()).orElse(null));
        model.addAttribute("disabledReason", accounts.disabledReason(account.id()).orElse(null));
        model.addAttribute("roles", scopes.of(actors.of(account), locale));
        model.addAttribute("grants", grants.of(account.id()).stream().map(grant -> new GrantRow(grant.id(), grant.role(),
                grant.role().administrator() ? refusals.say("identity.scope.portal", locale) : scopes.words(grant.unit(), locale),
                grant.from(), grant.until(), grant.reason(), grant.grantedBy(), grant.endedBy(), grant.on(today),
                grant.to() == null || grant.to().isAfter(today))).toList());
        model.addAttribute("sessions", sessions.of(account.id(), null));
        return "identity/account";
    }

    private Account find(UUID id) {
        try {
            return accounts.get(new AccountId(id));
        } catch (Refusal unknown) {
            throw new NoSuchThing();
        }
    }

    /** What can be granted: everything but what the register of members says. */
    private List<Option> roles(Locale locale) {
        return GrantController.roles(refusals, locale);
    }

    private static <E extends Enum<E>> E among(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findAny().orElse(null);
    }
}
