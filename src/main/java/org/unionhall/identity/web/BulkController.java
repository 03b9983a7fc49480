package org.unionhall.identity.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.OneTimeCodes;
import org.unionhall.identity.PersonDirectory;
import org.unionhall.identity.Portal;
import org.unionhall.identity.Role;
import org.unionhall.identity.ScopeDirectory;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** Accounts for a whole unit at once, and the slips of paper with which its people come in. */
@Controller
@AllowedFor(Role.SECURITY_ADMIN)
class BulkController {

    private static final int SLIPS_ON_A_PAGE = 8;

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final List<ScopeDirectory> directories;
    private final ScopeWords scopes;
    private final Portal portal;
    private final Refusals refusals;

    BulkController(Accounts accounts, OneTimeCodes codes, List<ScopeDirectory> directories, ScopeWords scopes, Portal portal,
                   Refusals refusals) {
        this.accounts = accounts;
        this.codes = codes;
        this.directories = directories;
        this.scopes = scopes;
        this.portal = portal;
        this.refusals = refusals;
    }

    @GetMapping("/accounts/bulk")
    String choose(@RequestParam(defaultValue = "") String unit, Model model, Locale locale) {
        model.addAttribute("units", scopes.options(locale));
        model.addAttribute("unit", unit);
        if (!unit.isEmpty()) {
            model.addAttribute("name", scopes.words(root(unit), locale).strip());
            model.addAttribute("coverage", accounts.coverage(people(root(unit))));
        }
        return "identity/bulk";
    }

    @PostMapping("/accounts/bulk")
    String open(Actor actor, @RequestParam String unit, RedirectAttributes flash, Locale locale) {
        int opened = accounts.openAll(actor, scopes.words(root(unit), locale), root(unit), people(root(unit)));
        flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.bulk.opened", locale, opened)));
        flash.addAttribute("unit", unit);
        return "redirect:/accounts/bulk";
    }

    @PostMapping("/accounts/bulk/slips")
    String slips(Actor actor, @RequestParam String unit, Model model, Locale locale) {
        List<OneTimeCodes.Slip> slips = codes.issueAll(actor, scopes.words(root(unit), locale), root(unit), people(root(unit)));
        List<List<OneTimeCodes.Slip>> sheets = java.util.stream.IntStream.range(0, (slips.size() + SLIPS_ON_A_PAGE - 1) / SLIPS_ON_A_PAGE)
                .mapToObj(page -> slips.subList(page * SLIPS_ON_A_PAGE, Math.min(slips.size(), (page + 1) * SLIPS_ON_A_PAGE))).toList();
        model.addAttribute("sheets", sheets);
        model.addAttribute("address", portal.address());
        model.addAttribute("back", "/accounts/bulk?unit=" + unit);
        return "identity/slips";
    }

    private List<PersonDirectory.Known> people(UUID unit) {
        return directories.stream().flatMap(directory -> directory.people(unit).stream()).toList();
    }

    /** Null for everything. */
    private static UUID root(String unit) {
        try {
            return unit.equals(ScopeWords.EVERYTHING) ? null : UUID.fromString(unit);
        } catch (IllegalArgumentException notAUnit) {
            throw new NoSuchThing();
        }
    }
}
