package org.unionhall.rulebook.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Policies;
import org.unionhall.rulebook.Policy;
import org.unionhall.rulebook.PolicyDraft;
import org.unionhall.rulebook.PolicySearch;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The policy library. */
@Controller
@OfficersRead
class PolicyController {

    private final Policies policies;
    private final Rulebook rulebook;
    private final RuleWords words;
    private final Refusals messages;
    private final Clock clock;

    PolicyController(Policies policies, Rulebook rulebook, RuleWords words, Refusals messages, Clock clock) {
        this.policies = policies;
        this.rulebook = rulebook;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/rulebook/policies")
    String list(Actor actor, HttpServletRequest request, Model model, Locale locale) {
        Address here = Address.of(request.getRequestURI().substring(request.getContextPath().length())
                + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
        LocalDate day = FormFields.dayOr(here.value("day"), null);
        Boolean trial = here.value("trial").isEmpty() ? null : here.value("trial").equals("yes");
        PolicySearch search = new PolicySearch(here.value("q"), day, trial, here.value("sort").isEmpty() ? PolicySearch.USUAL_ORDER : here.value("sort"));
        Paging paging = Paging.of(here, policies.count(search));
        model.addAttribute("paging", paging);
        model.addAttribute("policies", policies.list(search, paging.offset(), paging.size()));
        model.addAttribute("any", paging.total() > 0 || policies.count(new PolicySearch("", null, null, PolicySearch.USUAL_ORDER)) > 0);
        model.addAttribute("day", day);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("trials", List.of(new Option("yes", messages.say("rulebook.policy.trial.yes", locale)),
                new Option("no", messages.say("rulebook.policy.trial.no", locale))));
        List<Chip> chips = new ArrayList<>();
        if (!here.value("q").isBlank()) {
            chips.add(new Chip("q", "“" + here.value("q").strip() + "”"));
        }
        if (day != null) {
            chips.add(new Chip("day", messages.say("rulebook.chip.day", locale, day)));
        }
        if (trial != null) {
            chips.add(new Chip("trial", messages.say(trial ? "rulebook.policy.trial.yes" : "rulebook.policy.trial.no", locale)));
        }
        model.addAttribute("chips", chips);
        model.addAttribute("mayChange", actor.has(RulebookDesk.KEEPERS));
        return "rulebook/policies";
    }

    @GetMapping("/rulebook/policies/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
        Policy policy = policy(id);
        model.addAttribute("policy", policy);
        model.addAttribute("before", policy.follows() == null ? null : policies.find(policy.follows()).orElse(null));
        model.addAttribute("after", policy.next() == null ? null : policies.find(policy.next()).orElse(null));
        model.addAttribute("attachments", policies.attachments(id));
        model.addAttribute("citing", rulebook.citing(id).stream().map(setting -> SettingRow.of(setting, words, null, 0, locale)).toList());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayChange", actor.has(RulebookDesk.KEEPERS));
        return "rulebook/policy";
    }

    @OfficersChange
    @GetMapping("/rulebook/policies/new")
    String add(Model model) {
        return form(null, "add", PolicyForm.empty(), model);
    }

    @OfficersChange
    @PostMapping("/rulebook/policies/new")
    String add(Actor actor, @ModelAttribute("form") PolicyForm form, BindingResult faults, Model model, Locale locale,
               HttpServletResponse response, RedirectAttributes to) {
        return act(null, "add", draft -> policies.add(actor, draft), form, faults, model, locale, response, to);
    }

    @OfficersChange
    @GetMapping("/rulebook/policies/{id}/change")
    String change(@PathVariable UUID id, Model model) {
        return form(policy(id), "change", PolicyForm.of(policy(id)), model);
    }

    @OfficersChange
    @PostMapping("/rulebook/policies/{id}/change")
    String change(Actor actor, @PathVariable UUID id, @ModelAttribute("form") PolicyForm form, BindingResult faults, Model model, Locale locale,
                  HttpServletResponse response, RedirectAttributes to) {
        return act(policy(id), "change", draft -> {
            policies.change(actor, id, form.seen(), draft);
            return id;
        }, form, faults, model, locale, response, to);
    }

    @OfficersChange
    @GetMapping("/rulebook/policies/{id}/follow")
    String follow(@PathVariable UUID id, Model model) {
        return form(policy(id), "follow", PolicyForm.after(policy(id)), model);
    }

    @OfficersChange
    @PostMapping("/rulebook/policies/{id}/follow")
    String follow(Actor actor, @PathVariable UUID id, @ModelAttribute("form") PolicyForm form, BindingResult faults, Model model, Locale locale,
                  HttpServletResponse response, RedirectAttributes to) {
        return act(policy(id), "follow", draft -> policies.follow(actor, id, draft), form, faults, model, locale, response, to);
    }

    private String act(Policy policy, String act, Function<PolicyDraft, UUID> deed, PolicyForm form, BindingResult faults, Model model, Locale locale,
                       HttpServletResponse response, RedirectAttributes to) {
        try {
            UUID id = deed.apply(form.draft());
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.policy." + act + ".done", locale)));
            return "redirect:/rulebook/policies/" + id;
        } catch (Refusal no) {
            messages.show(no, faults, locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(policy, act, form, model);
        }
    }

    private static String form(Policy policy, String act, PolicyForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("policy", policy);
        model.addAttribute("act", act);
        return "rulebook/policy-form";
    }

    private Policy policy(UUID id) {
        return policies.find(id).orElseThrow(NoSuchThing::new);
    }
}
