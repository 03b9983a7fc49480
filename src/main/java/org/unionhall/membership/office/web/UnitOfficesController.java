package org.unionhall.membership.office.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import org.unionhall.membership.Post;
import org.unionhall.membership.Units.Unit;
import org.unionhall.membership.office.BeginOffice;
import org.unionhall.membership.office.Body;
import org.unionhall.membership.office.BodyTerm;
import org.unionhall.membership.office.BodyTerms;
import org.unionhall.membership.office.Elections;
import org.unionhall.membership.office.Finding;
import org.unionhall.membership.office.Office;
import org.unionhall.membership.office.OfficeRights;
import org.unionhall.membership.office.Offices;
import org.unionhall.membership.office.Origin;
import org.unionhall.membership.office.TermAct;
import org.unionhall.membership.office.TermState;
import org.unionhall.membership.office.Watch;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The bodies of one unit: their terms, who sits in them, what the rules find; and beginning an office. */
@Controller
@OfficeReaders
class UnitOfficesController {

    private final Offices offices;
    private final BodyTerms terms;
    private final Elections elections;
    private final Watch watch;
    private final OfficeRights rights;
    private final OfficeWords words;
    private final Refusals refusals;
    private final Clock clock;

    UnitOfficesController(Offices offices, BodyTerms terms, Elections elections, Watch watch, OfficeRights rights, OfficeWords words, Refusals refusals, Clock clock) {
        this.offices = offices;
        this.terms = terms;
        this.elections = elections;
        this.watch = watch;
        this.rights = rights;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A body with its term of today. @param next a term that begins on a day to come; @param extend whether the reader may extend it */
    record Seated(Body body, BodyTerm term, TermState state, BodyTerm next, List<Office> offices, List<Finding> findings, boolean extend) {
    }

    @GetMapping("/units/{id}/offices")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Unit unit = words.unit(actor, id, any -> true, model);
        List<Office> held = offices.held(id);
        List<BodyTerm> all = terms.of(id);
        Map<UUID, TermState> states = terms.states(all);
        List<Finding> findings = watch.of(id);
        boolean approves = rights.approves(actor, id);
        List<Seated> bodies = new ArrayList<>();
        for (Body body : Body.values()) {
            BodyTerm term = all.stream().filter(one -> one.body() == body && !states.get(one.id()).over() && states.get(one.id()) != TermState.PLANNED).findFirst().orElse(null);
            BodyTerm next = all.stream().filter(one -> one.body() == body && states.get(one.id()) == TermState.PLANNED).findFirst().orElse(null);
            List<Office> sitting = held.stream().filter(office -> office.body() == body).toList();
            List<Finding> found = findings.stream().filter(finding -> finding.body() == body).toList();
            if (term != null || next != null || !sitting.isEmpty() || !found.isEmpty()) {
                bodies.add(new Seated(body, term, term == null ? null : states.get(term.id()), next, sitting, found,
                        approves && term != null && TermAct.EXTEND.possible(states.get(term.id()))));
            }
        }
        model.addAttribute("bodies", bodies);
        model.addAttribute("past", offices.past(id));
        model.addAttribute("pastTerms", all.stream().filter(term -> states.get(term.id()).over()).toList());
        model.addAttribute("elections", elections.list(actor, null, id, 0, 20));
        model.addAttribute("journal", offices.journal(id));
        boolean exists = unit.to() == null;
        boolean keeps = exists && rights.keeps(actor, id);
        model.addAttribute("keeps", keeps);
        model.addAttribute("fills", keeps || exists && rights.fills(actor, id, Post.LIAISON));
        model.addAttribute("records", keeps || exists && rights.records(actor, id));
        return "membership/office/unit";
    }

    /** What is typed for a new office. */
    record BeginForm(String post, String staffNo, String came, String from, String fullTime, String votes, String ofVotes, String document,
                     String partyPost, Boolean succeeds) {

        BeginOffice wish() {
            return new BeginOffice(Typed.choice("post", post, Post.class), staffNo == null ? "" : staffNo.strip(), Typed.choice("came", came, Origin.class),
                    Typed.day("from", from), "yes".equals(fullTime), Typed.number("votes", votes, 0, 100_000), Typed.number("ofVotes", ofVotes, 1, 100_000),
                    Typed.text("document", document, 100), Typed.text("partyPost", partyPost, 100), Boolean.TRUE.equals(succeeds));
        }
    }

    @OfficeKeepers
    @GetMapping("/units/{id}/offices/new")
    String begin(Actor actor, @PathVariable UUID id, Model model) {
        return form(actor, id, new BeginForm(null, null, Origin.APPOINTED.name(), LocalDate.now(clock).toString(), "no", null, null, null, null, false), model);
    }

    @OfficeKeepers
    @PostMapping("/units/{id}/offices/new")
    String begin(Actor actor, @PathVariable UUID id, @ModelAttribute("form") BeginForm form, BindingResult faults, Model model, Locale locale,
                 HttpServletResponse response, RedirectAttributes to) {
        words.unit(actor, id, unit -> rights.fills(actor, unit, Post.LIAISON), model);
        try {
            UUID office = offices.begin(actor, id, form.wish());
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.office.begin.done")));
            return "redirect:/offices/" + office;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return form(actor, id, form, model);
        }
    }

    private String form(Actor actor, UUID id, BeginForm form, Model model) {
        Unit unit = words.unit(actor, id, one -> true, model);
        List<Post> posts = rights.fills(actor, id, Arrays.stream(Body.values()).filter(Body.in(unit.kind())::contains)
                .flatMap(body -> body.posts(unit.kind()).stream()).sorted().toList());
        if (posts.isEmpty()) {
            throw new NoSuchThing();
        }
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("posts", words.posts(posts));
        model.addAttribute("origins", words.options(Origin.class, "membership.office.origin."));
        model.addAttribute("times", OfficeController.times(words));
        return "membership/office/begin";
    }
}
