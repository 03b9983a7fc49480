package org.unionhall.congress.prepare.web;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
import org.unionhall.congress.prepare.Formation;
import org.unionhall.identity.Actor;
import org.unionhall.web.Option;
import org.unionhall.web.Typed;

/** The delegations of a term: formed, named, their units, their heads. */
@Controller
@CongressReaders
class DelegationController {

    private static final int MOST = 1000;

    private final Delegations delegations;
    private final Formation formation;
    private final Electorates electorates;
    private final Delegates delegates;
    private final PrepareWords words;

    DelegationController(Delegations delegations, Formation formation, Electorates electorates, Delegates delegates, PrepareWords words) {
        this.delegations = delegations;
        this.formation = formation;
        this.electorates = electorates;
        this.delegates = delegates;
        this.words = words;
    }

    @GetMapping("/congress/terms/{id}/delegations")
    String list(Actor actor, @PathVariable UUID id, Model model) {
        words.term(actor, id, model);
        List<Delegations.Delegation> all = delegations.of(id);
        model.addAttribute("delegations", all);
        model.addAttribute("electorates", electorates.of(id));
        model.addAttribute("options", all.stream().map(one -> new Option(one.id().toString(), one.name())).toList());
        model.addAttribute("people", Boolean.TRUE.equals(model.getAttribute("office"))
                ? delegates.list(new DelegateSearch(id, null, null, null, DelegateKind.FORMAL, EnumSet.of(DelegateStage.QUALIFIED, DelegateStage.ACTIVE), "", true), 0, MOST) : List.of());
        return "congress/prepare/delegations";
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/delegations/form")
    String form(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String count, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.delegation.form.done", new Object[0], () -> formation.form(actor, id, IntStream.rangeClosed(1, Typed.needed("count", count, 1, 60))
                .mapToObj(nr -> "第" + words.chinese(nr) + "代表团").toList()));
        return back(id);
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/delegations")
    String add(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String name, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.delegation.add.done", new Object[0], () -> delegations.add(actor, id, 0, name));
        return back(id);
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/delegations/name")
    String rename(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String delegation, @RequestParam(defaultValue = "") String version,
                  @RequestParam(defaultValue = "") String name, Model model, RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.delegation.rename.done", new Object[0], () -> delegations.rename(actor, id, Typed.id(delegation), Typed.version(version), name));
        return back(id);
    }

    @CongressKeepers
    @PostMapping("/congress/terms/{id}/delegations/unit")
    String assign(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String delegation, Model model,
                  RedirectAttributes to) {
        words.own(actor, id, model);
        words.act(to, "congress.delegation.assign.done", new Object[0], () -> delegations.assign(actor, id, Typed.id(unit), Typed.id(delegation)));
        return back(id);
    }

    private static String back(UUID id) {
        return "redirect:/congress/terms/" + id + "/delegations";
    }
}
