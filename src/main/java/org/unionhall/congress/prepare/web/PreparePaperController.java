package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.prepare.CommitteeSeats;
import org.unionhall.congress.prepare.DelegateSearch;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Delegations;
import org.unionhall.congress.prepare.Electorates;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.congress.prepare.Proportions;
import org.unionhall.congress.prepare.Term;
import org.unionhall.identity.Actor;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** The sheets of the preparation: roster of delegates, list of delegations, report of the qualification review. */
@Controller
@CongressReaders
class PreparePaperController {

    private static final int MOST = 2000;

    private final Delegates delegates;
    private final Delegations delegations;
    private final Electorates electorates;
    private final Proportions proportions;
    private final CommitteeSeats committees;
    private final DelegateCards cards;
    private final PrepareWords words;
    private final Clock clock;

    PreparePaperController(Delegates delegates, Delegations delegations, Electorates electorates, Proportions proportions, CommitteeSeats committees, DelegateCards cards,
                           PrepareWords words, Clock clock) {
        this.delegates = delegates;
        this.delegations = delegations;
        this.electorates = electorates;
        this.proportions = proportions;
        this.committees = committees;
        this.cards = cards;
        this.words = words;
        this.clock = clock;
    }

    private List<Mandate> published(UUID term) {
        return delegates.list(new DelegateSearch(term, null, null, null, DelegateKind.FORMAL, EnumSet.of(DelegateStage.ACTIVE), "", false), 0, MOST);
    }

    @Paper
    @GetMapping("/congress/terms/{id}/roster")
    String roster(Actor actor, @PathVariable UUID id, Model model) {
        words.term(actor, id, model);
        Map<String, List<Mandate>> parts = new LinkedHashMap<>();
        published(id).forEach(one -> parts.computeIfAbsent(one.delegationName() == null ? "" : one.delegationName(), name -> new java.util.ArrayList<>()).add(one));
        model.addAttribute("parts", parts);
        model.addAttribute("size", parts.values().stream().mapToInt(List::size).sum());
        model.addAttribute("today", LocalDate.now(clock));
        return "congress/prepare/roster";
    }

    @Paper
    @GetMapping("/congress/terms/{id}/delegations/list")
    String delegations(Actor actor, @PathVariable UUID id, Model model) {
        words.term(actor, id, model);
        model.addAttribute("delegations", delegations.of(id));
        model.addAttribute("today", LocalDate.now(clock));
        return "congress/prepare/delegations-list";
    }

    /** The cards of a delegation; those of all are a book of their own, see {@link CardsExport}. */
    @CongressKeepers
    @Paper
    @GetMapping("/congress/terms/{id}/cards")
    String cards(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String delegation, Model model) {
        words.term(actor, id, model);
        if (!Boolean.TRUE.equals(model.getAttribute("works"))) {
            throw new NoSuchThing();
        }
        UUID one = Typed.id(delegation);
        if (one == null) {
            return "redirect:/exports/of/delegate-cards?term=" + id;
        }
        List<CardPart> parts = CardPart.of(published(id).stream().filter(mandate -> one.equals(mandate.delegation())).toList(), cards);
        model.addAttribute("chapters", parts.isEmpty() ? List.of(new CardPart(null, List.of())) : parts);
        model.addAttribute("back", "/congress/terms/" + id + "/delegations");
        return "congress/prepare/cards";
    }

    /** What the qualification committee reports to the preparatory meeting: seats, elections, who, and how made up. */
    @CongressKeepers
    @Paper
    @GetMapping("/congress/terms/{id}/report")
    String report(Actor actor, @PathVariable UUID id, Model model) {
        Term term = words.term(actor, id, model);
        if (!Boolean.TRUE.equals(model.getAttribute("works"))) {
            throw new NoSuchThing();
        }
        LocalDate today = LocalDate.now(clock);
        List<Electorates.Electorate> units = electorates.of(id);
        model.addAttribute("electorates", units);
        model.addAttribute("voters", units.stream().mapToLong(Electorates.Electorate::voters).sum());
        model.addAttribute("taken", units.stream().mapToInt(Electorates.Electorate::taken).sum());
        model.addAttribute("vacant", units.stream().mapToInt(Electorates.Electorate::vacant).sum());
        model.addAttribute("meter", proportions.ofCongress(term, Proportions.Basis.VALID, List.of(), today));
        model.addAttribute("delegations", delegations.of(id));
        model.addAttribute("seats", committees.of(id).stream().filter(seat -> seat.committee() == org.unionhall.congress.CommitteeKind.QUALIFICATION).toList());
        model.addAttribute("today", today);
        return "congress/prepare/report";
    }
}
