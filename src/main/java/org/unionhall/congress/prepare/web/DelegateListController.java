package org.unionhall.congress.prepare.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.prepare.DelegateSearch;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Delegations;
import org.unionhall.congress.prepare.Electorates;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.congress.prepare.Proportions;
import org.unionhall.congress.prepare.Publication;
import org.unionhall.congress.prepare.QualificationReview;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.UnitElections;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.kernel.Sex;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Typed;

/** The delegates of a term as a list, with the meter beside it while it is drafted; review and publication. */
@Controller
@CongressReaders
class DelegateListController {

    private static final int MOST = 500;

    private final Delegates delegates;
    private final Electorates electorates;
    private final Delegations delegations;
    private final UnitElections elections;
    private final Proportions proportions;
    private final QualificationReview review;
    private final Publication publication;
    private final PrepareWords words;

    DelegateListController(Delegates delegates, Electorates electorates, Delegations delegations, UnitElections elections, Proportions proportions, QualificationReview review,
                           Publication publication, PrepareWords words) {
        this.delegates = delegates;
        this.electorates = electorates;
        this.delegations = delegations;
        this.elections = elections;
        this.proportions = proportions;
        this.review = review;
        this.publication = publication;
        this.words = words;
    }

    @GetMapping("/congress/terms/{id}/delegates")
    String list(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Term term = words.term(actor, id, model);
        Address here = Address.of(request.getRequestURI().substring(request.getContextPath().length()) + (request.getQueryString() == null ? "" : "?" + request.getQueryString()))
                .without("lang");
        DelegateSearch search = delegates.within(actor, term, search(id, here));
        Paging paging = Paging.of(here, delegates.count(search));
        boolean works = Boolean.TRUE.equals(model.getAttribute("works"));
        model.addAttribute("paging", paging);
        model.addAttribute("delegates", delegates.list(search, paging.offset(), paging.size()));
        List<Electorates.Electorate> units = electorates.of(id);
        model.addAttribute("unitOptions", units.stream().map(one -> new Option(one.unit().toString(), one.name())).toList());
        model.addAttribute("delegationOptions", delegations.of(id).stream().map(one -> new Option(one.id().toString(), one.name())).toList());
        model.addAttribute("kindOptions", words.options(DelegateKind.class, "congress.DelegateKind."));
        model.addAttribute("stageOptions", words.options(DelegateStage.class, "congress.DelegateStage."));
        model.addAttribute("sexOptions", java.util.Arrays.stream(Sex.values()).map(sex -> new Option(sex.name(), words.say("kernel.Sex." + sex.name()))).toList());
        model.addAttribute("chips", chips(here, model));
        model.addAttribute("electorates", units);
        model.addAttribute("drafts", electorates.drafted(actor, term, units));
        if (works) {
            meter(term, Proportions.Basis.DRAFT, List.of(), model);
            if (Boolean.TRUE.equals(model.getAttribute("office"))) {
                toSettle(actor, term, model);
            }
        }
        return "congress/prepare/delegates";
    }

    /** Who waits for the review, who for the publication, and the lines that block it. */
    private void toSettle(Actor actor, Term term, Model model) {
        List<Mandate> elected = delegates.list(new DelegateSearch(term.id(), null, null, null, DelegateKind.FORMAL, EnumSet.of(DelegateStage.ELECTED), "", false), 0, MOST);
        Map<UUID, Refusal> against = elected.isEmpty() ? Map.of() : review.against(term, elected);
        Map<UUID, String> fewer = elected.isEmpty() ? Map.of() : elections.fewer(term.id());
        model.addAttribute("elected", elected.stream().map(mandate -> new Reviewed(mandate, against.containsKey(mandate.id()) ? words.say(against.get(mandate.id())) : null,
                fewer.get(mandate.unit()))).toList());
        int qualified = delegates.stages(term.id()).getOrDefault(DelegateStage.QUALIFIED, 0);
        model.addAttribute("qualified", qualified);
        model.addAttribute("lines", qualified == 0 ? new Publication.Lines(List.of(), List.of()) : publication.lines(term));
        model.addAttribute("mayRule", actor.has(Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER));
    }

    /** Somebody who waits for the review. @param against what speaks against it, in words; null for nothing. @param fewer why fewer than the voters counted should have attended the election; null otherwise */
    record Reviewed(Mandate mandate, String against, String fewer) {
    }

    private static DelegateSearch search(UUID term, Address here) {
        DelegateStage stage = Typed.asked(here.value("state"), DelegateStage.class);
        Set<DelegateStage> stages = stage == null ? EnumSet.complementOf(EnumSet.of(DelegateStage.ENDED)) : EnumSet.of(stage);
        String q = here.value("q").replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        return new DelegateSearch(term, null, Typed.id(here.value("unit")), Typed.id(here.value("delegation")), Typed.asked(here.value("kind"), DelegateKind.class), stages,
                q.length() > 100 ? q.substring(0, 100) : q, "name".equals(here.value("sort")), Typed.asked(here.value("sex"), Sex.class));
    }

    @SuppressWarnings("unchecked")
    private List<Chip> chips(Address here, Model model) {
        return Stream.of(here.value("q").isBlank() ? null : new Chip("q", here.value("q")),
                chip("unit", here, (List<Option>) model.getAttribute("unitOptions")), chip("delegation", here, (List<Option>) model.getAttribute("delegationOptions")),
                chip("kind", here, (List<Option>) model.getAttribute("kindOptions")), chip("state", here, (List<Option>) model.getAttribute("stageOptions")),
                chip("sex", here, (List<Option>) model.getAttribute("sexOptions")))
                .filter(Objects::nonNull).toList();
    }

    private static Chip chip(String name, Address here, List<Option> options) {
        return options.stream().filter(option -> option.value().equals(here.value(name))).findFirst().map(option -> new Chip(name, option.label())).orElse(null);
    }

    /** The meter alone: asked for again while a list is drafted. {@code person} are those ticked, counted as if they were on it. */
    @CongressKeepers
    @GetMapping("/congress/terms/{id}/meter")
    String meter(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String basis, @RequestParam(defaultValue = "") String unit,
                 @RequestParam(required = false) List<String> person, Model model) {
        Term term = words.term(actor, id, model);
        UUID drafted = Typed.id(unit);
        boolean drafts = drafted != null && electorates.drafts(actor, term, drafted);
        if (!drafts && !Boolean.TRUE.equals(model.getAttribute("works"))) {
            throw new NoSuchThing();
        }
        List<UUID> more = person == null || !drafts ? List.of()
                : electorates.home(drafted, person.stream().limit(MOST).map(Typed::id).filter(Objects::nonNull).toList());
        Proportions.Basis wished = Typed.asked(basis, Proportions.Basis.class);
        meter(term, wished == null ? Proportions.Basis.DRAFT : wished, more, model);
        if (drafts) {
            model.addAttribute("meterUrl", "/congress/terms/" + id + "/meter?unit=" + drafted);
            model.addAttribute("meterForm", "found");
        }
        return "congress/prepare/parts :: meter";
    }

    private void meter(Term term, Proportions.Basis basis, List<UUID> more, Model model) {
        model.addAttribute("meters", proportions.all(term, basis, more));
        model.addAttribute("basis", basis);
        model.addAttribute("more", more.size());
        model.addAttribute("meterUrl", "/congress/terms/" + term.id() + "/meter?basis=" + basis);
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/qualify")
    String qualify(Actor actor, @PathVariable UUID id, @RequestParam(required = false) List<String> delegate, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.delegate.qualify.done", new Object[0], () -> review.qualify(actor, id,
                delegate == null ? List.of() : delegate.stream().map(Typed::id).filter(Objects::nonNull).toList()));
        return "redirect:/congress/terms/" + id + "/delegates";
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/publish")
    String publish(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.publish.done", new Object[0], () -> publication.publish(actor, id, Typed.version(version)));
        return "redirect:/congress/terms/" + id + "/delegates";
    }
}
