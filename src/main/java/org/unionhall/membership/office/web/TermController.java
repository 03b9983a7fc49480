package org.unionhall.membership.office.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units.Unit;
import org.unionhall.membership.office.Body;
import org.unionhall.membership.office.BodyTerm;
import org.unionhall.membership.office.BodyTerms;
import org.unionhall.membership.office.Finding;
import org.unionhall.membership.office.OfficeRights;
import org.unionhall.membership.office.Watch;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Terms and vacancies of all units; writing down, numbering and extending a term. */
@Controller
@OfficeReaders
class TermController {

    private final BodyTerms terms;
    private final Watch watch;
    private final OfficeRights rights;
    private final OfficeWords words;
    private final Refusals refusals;

    TermController(BodyTerms terms, Watch watch, OfficeRights rights, OfficeWords words, Refusals refusals) {
        this.terms = terms;
        this.watch = watch;
        this.rights = rights;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/terms")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = Address.of(request.getQueryString() == null ? "/terms" : "/terms?" + request.getQueryString()).without("lang");
        Finding.Kind kind = Typed.asked(here.value("kind"), Finding.Kind.class);
        List<Finding> all = watch.findings(actor);
        Map<Finding.Kind, Long> kinds = new EnumMap<>(Finding.Kind.class);
        all.forEach(finding -> kinds.merge(finding.kind(), 1L, Long::sum));
        List<Finding> shown = kind == null ? all : all.stream().filter(finding -> finding.kind() == kind).toList();
        Paging paging = Paging.of(here, shown.size());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", kinds);
        model.addAttribute("total", all.size());
        model.addAttribute("paging", paging);
        model.addAttribute("findings", shown.stream().skip(paging.offset()).limit(paging.size()).toList());
        return "membership/office/watch";
    }

    /** What is typed for a term under way. */
    record TermForm(String body, String number, String from, String years, String document) {
    }

    @OfficeKeepers
    @GetMapping("/units/{id}/terms/new")
    String enter(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String body, Model model) {
        return form(actor, id, new TermForm(body, null, null, null, null), model);
    }

    @OfficeKeepers
    @PostMapping("/units/{id}/terms/new")
    String enter(Actor actor, @PathVariable UUID id, @ModelAttribute("form") TermForm form, BindingResult faults, Model model, Locale locale,
                 HttpServletResponse response, RedirectAttributes to) {
        words.unit(actor, id, unit -> rights.keeps(actor, unit), model);
        try {
            terms.enter(actor, id, Typed.choice("body", form.body(), Body.class), Typed.number("number", form.number(), 1, 200), Typed.day("from", form.from()),
                    Typed.needed("years", form.years(), 1, 10), Typed.text("document", form.document(), 100));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.office.term.enter.done")));
            return "redirect:/units/" + id + "/offices";
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return form(actor, id, form, model);
        }
    }

    private String form(Actor actor, UUID id, TermForm form, Model model) {
        Unit unit = words.unit(actor, id, one -> rights.keeps(actor, one), model);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        List<Body> bodies = Body.in(unit.kind()).stream().filter(body -> body != Body.NONE).toList();
        model.addAttribute("bodies", words.options(bodies, "membership.office.body."));
        model.addAttribute("years", bodies.stream().flatMap(body -> terms.years(body, id).stream()).distinct().sorted()
                .map(years -> new Option(years.toString(), words.say("membership.office.term.years.of", years))).toList());
        return "membership/office/term";
    }

    @OfficeKeepers
    @PostMapping("/terms/{id}/number")
    String number(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String version,
                  Locale locale, RedirectAttributes to) {
        BodyTerm term = terms.find(actor, id).filter(one -> rights.keeps(actor, one.unit())).orElseThrow(NoSuchThing::new);
        try {
            terms.number(actor, id, Typed.version(version), Typed.needed("number", number, 1, 200));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.office.term.number.done")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/units/" + term.unit() + "/offices";
    }

    /** What is typed to extend a term. */
    record ExtendForm(String version, String to, String document, String reason) {
    }

    @OfficeKeepers
    @GetMapping("/terms/{id}/extend")
    String extend(Actor actor, @PathVariable UUID id, Model model) {
        BodyTerm term = mine(actor, id);
        return extending(actor, term, new ExtendForm(Integer.toString(term.version()), terms.latest(term).toString(), null, null), model);
    }

    @OfficeKeepers
    @PostMapping("/terms/{id}/extend")
    String extend(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ExtendForm form, BindingResult faults, Model model, Locale locale,
                  HttpServletResponse response, RedirectAttributes to) {
        BodyTerm term = mine(actor, id);
        try {
            terms.extend(actor, id, Typed.version(form.version()), Typed.day("to", form.to()), Typed.text("document", form.document(), 100), form.reason());
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.office.term.extend.done", Objects.toString(form.to()))));
            return "redirect:/units/" + term.unit() + "/offices";
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return extending(actor, term, form, model);
        }
    }

    private BodyTerm mine(Actor actor, UUID id) {
        return terms.find(actor, id).filter(term -> rights.approves(actor, term.unit())).orElseThrow(NoSuchThing::new);
    }

    private String extending(Actor actor, BodyTerm term, ExtendForm form, Model model) {
        words.unit(actor, term.unit(), any -> true, model);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("term", term);
        model.addAttribute("latest", terms.latest(term));
        return "membership/office/extend";
    }
}
