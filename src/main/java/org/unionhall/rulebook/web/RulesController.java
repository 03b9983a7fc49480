package org.unionhall.rulebook.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;
import org.unionhall.rulebook.UnitPath;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** What is in force: all rules on a day, and one rule through time. */
@Controller
@OfficersRead
class RulesController {

    private final Rulebook rulebook;
    private final RuleWords words;
    private final Refusals messages;
    private final Clock clock;

    RulesController(Rulebook rulebook, RuleWords words, Refusals messages, Clock clock) {
        this.rulebook = rulebook;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/rulebook")
    String list(HttpServletRequest request, Model model, Locale locale) {
        Address here = Address.of(request.getRequestURI().substring(request.getContextPath().length())
                + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
        LocalDate today = LocalDate.now(clock);
        LocalDate day = FormFields.dayOr(here.value("day"), today);
        Map<String, List<Setting<?>>> ofUnits = rulebook.ofUnits(day);
        List<SettingRow> rows = rulebook.inForce(day).stream()
                .map(setting -> SettingRow.of(setting, words, null, ofUnits.getOrDefault(setting.rule().name(), List.of()).size(), locale))
                .filter(row -> here.value("module").isEmpty() || row.name().startsWith(here.value("module") + "."))
                .filter(row -> here.value("state").isEmpty() || row.unconfirmed() == here.value("state").equals("unconfirmed"))
                .filter(row -> row.matches(here.value("q").strip())).toList();
        Paging paging = Paging.of(here, rows.size());
        model.addAttribute("paging", paging);
        model.addAttribute("rows", rows.subList((int) paging.offset(), (int) paging.to()));
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("modules", rulebook.rules().stream().map(rule -> new Option(rule.module(), words.module(rule, locale))).distinct().toList());
        model.addAttribute("states", states(locale));
        model.addAttribute("chips", chips(here, day, today, locale));
        return "rulebook/rules";
    }

    private List<Option> states(Locale locale) {
        return List.of(new Option("unconfirmed", messages.say("rulebook.state.unconfirmed", locale)),
                new Option("confirmed", messages.say("rulebook.state.confirmed", locale)));
    }

    private List<Chip> chips(Address here, LocalDate day, LocalDate today, Locale locale) {
        List<Chip> chips = new ArrayList<>();
        if (!here.value("q").isBlank()) {
            chips.add(new Chip("q", "“" + here.value("q").strip() + "”"));
        }
        if (!day.equals(today)) {
            chips.add(new Chip("day", messages.say("rulebook.chip.day", locale, day)));
        }
        states(locale).stream().filter(state -> state.value().equals(here.value("state"))).forEach(state -> chips.add(new Chip("state", state.label())));
        rulebook.rules().stream().filter(rule -> rule.module().equals(here.value("module"))).findFirst()
                .ifPresent(rule -> chips.add(new Chip("module", words.module(rule, locale))));
        return chips;
    }

    @GetMapping("/rulebook/rules/{name}")
    String show(Actor actor, @PathVariable String name, @RequestParam(defaultValue = "") String day,
                @RequestParam(defaultValue = "") String unit, Model model, Locale locale) {
        Rule<?> rule = rulebook.find(name).orElseThrow(NoSuchThing::new);
        LocalDate today = LocalDate.now(clock);
        LocalDate on = FormFields.dayOr(day, today);
        Map<UUID, String> units = rulebook.units().stream().collect(Collectors.toMap(UnitPath.Named::id, UnitPath.Named::name, (one, two) -> one));
        UUID of = FormFields.id(unit);
        if (of != null && !units.containsKey(of)) {
            throw new NoSuchThing();
        }
        Setting<?> inForce = rulebook.inForce(rule, on, of);
        model.addAttribute("setting", SettingRow.of(inForce, words, units.get(inForce.unit()), 0, locale));
        model.addAttribute("unitOfSetting", inForce.unit());
        model.addAttribute("history", rulebook.history(rule).stream()
                .map(setting -> SettingRow.of(setting, words, setting.unit() == null ? null : units.getOrDefault(setting.unit(), "?"), 0, locale)).toList());
        model.addAttribute("initial", words.value(rule, rule.fallback(), locale));
        model.addAttribute("basis", rule.basis());
        model.addAttribute("perUnit", rule.isPerUnit());
        model.addAttribute("units", rule.isPerUnit() ? rulebook.units() : List.of());
        model.addAttribute("unit", of);
        model.addAttribute("day", on);
        model.addAttribute("today", today);
        model.addAttribute("mayChange", actor.has(RulebookDesk.KEEPERS));
        return "rulebook/rule";
    }
}
