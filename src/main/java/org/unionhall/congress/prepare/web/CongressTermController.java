package org.unionhall.congress.prepare.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.SessionStage;
import org.unionhall.congress.prepare.CommitteeSeats;
import org.unionhall.congress.prepare.CongressJournal;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Delegations;
import org.unionhall.congress.prepare.Electorates;
import org.unionhall.congress.prepare.Proportions;
import org.unionhall.congress.prepare.Sessions;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.TermEnds;
import org.unionhall.congress.prepare.Terms;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Typed;

/** A term: set up, shown with all that is settled of it, corrected, ended. */
@Controller
@CongressReaders
class CongressTermController {

    private final Terms terms;
    private final TermEnds ends;
    private final Sessions sessions;
    private final Electorates electorates;
    private final Delegates delegates;
    private final Delegations delegations;
    private final CommitteeSeats committees;
    private final Proportions proportions;
    private final CongressJournal journal;
    private final PrepareWords words;
    private final Clock clock;

    CongressTermController(Terms terms, TermEnds ends, Sessions sessions, Electorates electorates, Delegates delegates, Delegations delegations, CommitteeSeats committees,
                           Proportions proportions, CongressJournal journal, PrepareWords words, Clock clock) {
        this.terms = terms;
        this.ends = ends;
        this.sessions = sessions;
        this.electorates = electorates;
        this.delegates = delegates;
        this.delegations = delegations;
        this.committees = committees;
        this.proportions = proportions;
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    /** What is typed to set a term up; {@code body} is STAFF, MEMBERS or BOTH. */
    record TermForm(String unit, String body, String number, String from, String years, String document, String documentOn) {
    }

    @CongressKeepers
    @GetMapping("/congress/terms/new")
    String open(Actor actor, Model model) {
        List<Units.Unit> units = terms.possible(actor);
        String unit = units.isEmpty() ? null : units.get(0).id().toString();
        return form(actor, new TermForm(unit, "BOTH", units.isEmpty() ? null : Integer.toString(terms.next(units.get(0).id())), LocalDate.now(clock).toString(),
                Integer.toString(terms.usualYears()), null, null), model);
    }

    @CongressKeepers
    @PostMapping("/congress/terms/new")
    String open(Actor actor, @ModelAttribute("form") TermForm form, BindingResult faults, Model model, HttpServletResponse response, RedirectAttributes to) {
        try {
            UUID unit = Typed.id(form.unit());
            if (unit == null) {
                throw Refusal.on("unit", "congress.term.unit");
            }
            String body = form.body() == null ? "" : form.body();
            UUID id = terms.setUp(actor, unit, body.equals("STAFF") || body.equals("BOTH"), body.equals("MEMBERS") || body.equals("BOTH"),
                    Typed.needed("number", form.number(), 1, 99), Typed.day("from", form.from()), Typed.needed("years", form.years(), 1, 10),
                    Typed.text("document", form.document(), 100), Typed.dayOrNone("documentOn", form.documentOn()));
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.term.set-up.done")));
            return "redirect:/congress/terms/" + id;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "unit", "body", "number", "from", "years");
            return form(actor, form, model);
        }
    }

    private String form(Actor actor, TermForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("units", terms.possible(actor).stream().map(unit -> new Option(unit.id().toString(), unit.name())).toList());
        model.addAttribute("bodies", List.of("BOTH", "STAFF", "MEMBERS").stream().map(body -> new Option(body, words.say("congress.body." + body))).toList());
        model.addAttribute("years", terms.years().stream().map(years -> new Option(years.toString(), words.say("congress.term.years.of", years))).toList());
        return "congress/prepare/term-new";
    }

    @GetMapping("/congress/terms/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Term term = words.term(actor, id, model);
        boolean works = Boolean.TRUE.equals(model.getAttribute("works"));
        model.addAttribute("sessions", sessions.of(id));
        model.addAttribute("electorates", electorates.of(id));
        model.addAttribute("stages", delegates.stages(id));
        model.addAttribute("delegations", delegations.of(id));
        model.addAttribute("seats", committees.of(id));
        model.addAttribute("journal", works ? journal.ofTerm(id) : List.of());
        if (works) {
            model.addAttribute("meter", proportions.ofCongress(term, Proportions.Basis.VALID, List.of(), LocalDate.now(clock)));
        }
        List<Term> relieves = ends.relieves(term);
        model.addAttribute("relieves", relieves);
        model.addAttribute("relievedBy", ends.relievedBy(term));
        model.addAttribute("ahead", relieves.stream().filter(before -> sessions.of(before.id()).stream().anyMatch(one -> one.stage().ahead() || one.stage() == SessionStage.OPEN))
                .map(Term::id).toList());
        model.addAttribute("due", !term.over() && term.to().isBefore(terms.soon()));
        return "congress/prepare/term";
    }

    /** What is typed to correct a term. */
    record ChangeForm(String version, String to, String document, String documentOn) {
    }

    @CongressKeepers
    @GetMapping("/congress/terms/{id}/change")
    String change(Actor actor, @PathVariable UUID id, Model model) {
        Term term = going(actor, id, model);
        model.addAttribute("form", new ChangeForm(Integer.toString(term.version()), term.to().toString(), term.documentNo(),
                term.documentOn() == null ? null : term.documentOn().toString()));
        return "congress/prepare/term-change";
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/change")
    String change(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ChangeForm form, BindingResult faults, Model model,
                  HttpServletResponse response, RedirectAttributes to) {
        going(actor, id, model);
        try {
            terms.change(actor, id, Typed.version(form.version()), Typed.day("to", form.to()), Typed.text("document", form.document(), 100),
                    Typed.dayOrNone("documentOn", form.documentOn()));
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.term.change.done")));
            return "redirect:/congress/terms/" + id;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "to");
            return "congress/prepare/term-change";
        }
    }

    private Term going(Actor actor, UUID id, Model model) {
        Term term = words.own(actor, id, model);
        if (term.over()) {
            throw new NoSuchThing();
        }
        return term;
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/end")
    String end(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String reason, Model model,
               RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.term.end.done", new Object[0], () -> ends.end(actor, id, Typed.version(version), reason));
        return "redirect:/congress/terms/" + id;
    }
}
