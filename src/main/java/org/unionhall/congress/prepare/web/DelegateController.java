package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.prepare.CongressJournal;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Delegations;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.congress.prepare.Nominations;
import org.unionhall.congress.prepare.QualificationReview;
import org.unionhall.congress.prepare.Term;
import org.unionhall.identity.Actor;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** One delegate: where the mandate stands, its acts, its journal, and the card. */
@Controller
@CongressReaders
class DelegateController {

    private final Delegates delegates;
    private final Nominations nominations;
    private final QualificationReview review;
    private final Delegations delegations;
    private final CongressJournal journal;
    private final DelegateCards cards;
    private final PrepareWords words;
    private final Clock clock;

    DelegateController(Delegates delegates, Nominations nominations, QualificationReview review, Delegations delegations, CongressJournal journal, DelegateCards cards, PrepareWords words, Clock clock) {
        this.delegates = delegates;
        this.nominations = nominations;
        this.review = review;
        this.delegations = delegations;
        this.journal = journal;
        this.cards = cards;
        this.words = words;
        this.clock = clock;
    }

    private Mandate seen(Actor actor, UUID id, Model model) {
        Mandate mandate = delegates.find(actor, id).orElseThrow(NoSuchThing::new);
        words.term(actor, mandate.term(), model);
        model.addAttribute("mandate", mandate);
        return mandate;
    }

    @GetMapping("/congress/delegates/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Mandate mandate = seen(actor, id, model);
        Term term = (Term) model.getAttribute("term");
        boolean works = delegates.works(actor, term, mandate.unit());
        model.addAttribute("insider", works);
        model.addAttribute("carries", carries(actor, mandate, model));
        model.addAttribute("acts", delegates.possible(actor, term, mandate));
        model.addAttribute("journal", works ? journal.ofDelegate(id) : java.util.List.of());
        model.addAttribute("reasons", words.options(Delegates.reasons(), "congress.DelegateEnd."));
        model.addAttribute("today", LocalDate.now(clock));
        return "congress/prepare/delegate";
    }

    @CongressKeepers
    @PostMapping("/congress/delegates/{id}/strike")
    String strike(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, Model model, RedirectAttributes to) {
        Mandate mandate = seen(actor, id, model);
        words.act(to, "congress.delegate.strike.done", new Object[] {mandate.name()}, () -> nominations.strike(actor, id, Typed.version(version)));
        return "redirect:/congress/terms/" + mandate.term() + "/units/" + mandate.unit();
    }

    @CongressKeepers
    @PostMapping("/congress/delegates/{id}/mark")
    String mark(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "false") boolean teacher,
                @RequestParam(defaultValue = "false") boolean frontLine, @RequestParam(defaultValue = "false") boolean modelWorker,
                @RequestParam(defaultValue = "false") boolean leader, Model model, RedirectAttributes to) {
        seen(actor, id, model);
        words.act(to, "congress.delegate.mark.done", new Object[0], () -> nominations.mark(actor, id, Typed.version(version), teacher, frontLine, modelWorker, leader));
        return "redirect:/congress/delegates/" + id;
    }

    @CongressKeepers
    @PostMapping("/congress/delegates/{id}/reject")
    String reject(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String reason, Model model,
                  RedirectAttributes to) {
        Mandate mandate = seen(actor, id, model);
        words.act(to, "congress.delegate.reject.done", new Object[] {mandate.name()}, () -> review.reject(actor, id, Typed.version(version), reason));
        return "redirect:/congress/delegates/" + id;
    }

    @CongressKeepers
    @PostMapping("/congress/delegates/{id}/end")
    String end(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String why,
               @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String note, Model model, RedirectAttributes to) {
        Mandate mandate = seen(actor, id, model);
        words.act(to, "congress.delegate.end.done", new Object[] {mandate.name()}, () -> delegates.end(actor, id, Typed.version(version),
                Typed.choice("why", why, DelegateEnd.class), Typed.day("on", on), Typed.text("note", note, 500)));
        return "redirect:/congress/delegates/" + id;
    }

    /** @param post HEAD, DEPUTY or nothing */
    @CongressKeepers
    @PostMapping("/congress/delegates/{id}/lead")
    String lead(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String post, Model model,
                RedirectAttributes to) {
        seen(actor, id, model);
        words.act(to, "congress.delegation.lead.done", new Object[0], () -> delegations.lead(actor, id, Typed.version(version), post.matches("HEAD|DEPUTY") ? post : null));
        return "redirect:/congress/delegates/" + id;
    }

    /** The card: the delegate's own, or printed by whoever prepares the congress. */
    @Paper
    @GetMapping("/congress/delegates/{id}/card")
    String card(Actor actor, @PathVariable UUID id, Model model) {
        Mandate mandate = seen(actor, id, model);
        if (!carries(actor, mandate, model)) {
            throw new NoSuchThing();
        }
        model.addAttribute("chapters", CardPart.of(java.util.List.of(mandate), cards));
        model.addAttribute("back", "/congress/delegates/" + id);
        return "congress/prepare/cards";
    }

    private static boolean carries(Actor actor, Mandate mandate, Model model) {
        boolean own = actor.person() != null && actor.person().value().equals(mandate.person());
        return mandate.stage() == DelegateStage.ACTIVE && (own || Boolean.TRUE.equals(model.getAttribute("works")));
    }
}
