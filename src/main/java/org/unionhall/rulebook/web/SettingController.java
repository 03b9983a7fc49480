package org.unionhall.rulebook.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Policies;
import org.unionhall.rulebook.Policy;
import org.unionhall.rulebook.PolicySearch;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;
import org.unionhall.rulebook.SettingChanges;
import org.unionhall.rulebook.Source;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** The acts on a rule: change, confirm, end a unit's own value. */
@Controller
@OfficersChange
class SettingController {

    private static final int LIBRARY = 200;
    private static final int LONGEST = 200;

    private final Rulebook rulebook;
    private final SettingChanges changes;
    private final Policies policies;
    private final RuleWords words;
    private final Refusals messages;
    private final Clock clock;

    SettingController(Rulebook rulebook, SettingChanges changes, Policies policies, RuleWords words, Refusals messages, Clock clock) {
        this.rulebook = rulebook;
        this.changes = changes;
        this.policies = policies;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/rulebook/rules/{name}/change")
    String change(@PathVariable String name, @RequestParam(defaultValue = "") String unit, Model model, Locale locale) {
        Rule<?> rule = rule(name);
        LocalDate today = LocalDate.now(clock);
        Setting<?> now = rulebook.inForce(rule, today, FormFields.id(unit));
        return changing(rule, new SettingForm(now.typed(), today.toString(), unit, null, null, null, null, null), model, locale);
    }

    @PostMapping("/rulebook/rules/{name}/change")
    String change(Actor actor, @PathVariable String name, @ModelAttribute("form") SettingForm form, BindingResult faults,
                  Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        Rule<?> rule = rule(name);
        try {
            LocalDate from = FormFields.day("from", form.from());
            changes.change(actor, rule, unit(form.unit()), from, form.value(), source(form), FormFields.text("reason", form.reason(), LONGEST));
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.change.done", locale, words.label(rule, locale), from)));
            return "redirect:/rulebook/rules/" + name;
        } catch (Refusal no) {
            messages.show(no, faults, locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return changing(rule, form, model, locale);
        }
    }

    private String changing(Rule<?> rule, SettingForm form, Model model, Locale locale) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        describe(rule, model, locale);
        model.addAttribute("kind", rule.kind());
        model.addAttribute("options", words.choices(rule, locale));
        model.addAttribute("units", rule.isPerUnit() ? rulebook.units().stream().map(unit -> new Option(unit.id().toString(), unit.name())).toList() : List.of());
        return "rulebook/change";
    }

    @GetMapping("/rulebook/rules/{name}/confirm")
    String confirm(@PathVariable String name, @RequestParam(defaultValue = "") String setting, Model model, Locale locale) {
        Rule<?> rule = rule(name);
        Setting<?> wanted = wanted(rule, FormFields.id(setting));
        return confirming(rule, new SettingForm(null, null, null, wanted.policy() == null ? null : wanted.policy().toString(), wanted.document(),
                wanted.article(), null, setting), model, locale);
    }

    @PostMapping("/rulebook/rules/{name}/confirm")
    String confirm(Actor actor, @PathVariable String name, @ModelAttribute("form") SettingForm form, BindingResult faults,
                   Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        Rule<?> rule = rule(name);
        try {
            changes.confirm(actor, rule, FormFields.id(form.setting()), source(form));
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.confirm.done", locale, words.label(rule, locale))));
            return "redirect:/rulebook/rules/" + name;
        } catch (Refusal no) {
            messages.show(no, faults, locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return confirming(rule, form, model, locale);
        }
    }

    private String confirming(Rule<?> rule, SettingForm form, Model model, Locale locale) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        describe(rule, model, locale);
        Setting<?> wanted = wanted(rule, FormFields.id(form.setting()));
        model.addAttribute("setting", SettingRow.of(wanted, words, null, 0, locale));
        return "rulebook/confirm";
    }

    private Setting<?> wanted(Rule<?> rule, UUID id) {
        return id == null ? rulebook.inForce(rule, LocalDate.now(clock))
                : rulebook.history(rule).stream().filter(setting -> id.equals(setting.id())).findFirst().<Setting<?>>map(found -> found).orElseThrow(NoSuchThing::new);
    }

    @PostMapping("/rulebook/rules/{name}/end")
    String end(Actor actor, @PathVariable String name, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String from,
               Locale locale, RedirectAttributes to) {
        Rule<?> rule = rule(name);
        UUID of = FormFields.id(unit);
        if (of == null) {
            throw new NoSuchThing();
        }
        try {
            changes.end(actor, rule, of, FormFields.day("from", from));
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.end.done", locale, words.label(rule, locale))));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(messages.words(no, locale)));
        }
        to.addAttribute("unit", of);
        return "redirect:/rulebook/rules/" + name;
    }

    private Rule<?> rule(String name) {
        return rulebook.find(name).orElseThrow(NoSuchThing::new);
    }

    private UUID unit(String typed) {
        UUID id = FormFields.id(typed);
        if (typed != null && !typed.isBlank() && rulebook.units().stream().noneMatch(unit -> unit.id().equals(id))) {
            throw Refusal.on("unit", "rulebook.right.unit");
        }
        return id;
    }

    /** A document of the library is cited as it is called there; one that is not there as it was typed. */
    private Source source(SettingForm form) {
        String article = FormFields.text("article", form.article(), LONGEST);
        UUID id = FormFields.id(form.policy());
        if (id == null) {
            return new Source(FormFields.text("document", form.document(), LONGEST), article, null);
        }
        Policy policy = policies.find(id).orElseThrow(() -> Refusal.on("policy", "rulebook.policy.meanwhile"));
        return new Source(policy.citation(), article, id);
    }

    private void describe(Rule<?> rule, Model model, Locale locale) {
        model.addAttribute("rule", rule.name());
        model.addAttribute("label", words.label(rule, locale));
        model.addAttribute("note", words.note(rule, locale));
        model.addAttribute("library", policies.list(new PolicySearch("", null, null, PolicySearch.USUAL_ORDER), 0, LIBRARY).stream()
                .map(policy -> new Option(policy.id().toString(), policy.citation())).toList());
    }
}
