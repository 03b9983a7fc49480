package org.unionhall.proposal.write.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.Departments;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalPapers;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.write.Draft;
import org.unionhall.proposal.write.Lengths;
import org.unionhall.proposal.write.Mandates;
import org.unionhall.proposal.write.Seconds;
import org.unionhall.proposal.write.Submitting;
import org.unionhall.proposal.write.Writing;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Writing a proposal: begun, kept while one types, shown to the delegates when it is whole. */
@Controller
@AllowedFor(Role.DELEGATE)
class DraftController {

    private final Writing writing;
    private final Submitting submitting;
    private final Seconds seconds;
    private final Lengths lengths;
    private final Alike alike;
    private final Mandates mandates;
    private final Docket docket;
    private final ProposalPapers papers;
    private final Congresses congresses;
    private final Departments departments;
    private final ProposalWords words;
    private final Refusals refusals;

    DraftController(Writing writing, Submitting submitting, Seconds seconds, Lengths lengths, Alike alike, Mandates mandates, Docket docket, ProposalPapers papers,
                    Congresses congresses, Departments departments, ProposalWords words, Refusals refusals) {
        this.writing = writing;
        this.submitting = submitting;
        this.seconds = seconds;
        this.lengths = lengths;
        this.alike = alike;
        this.mandates = mandates;
        this.docket = docket;
        this.papers = papers;
        this.congresses = congresses;
        this.departments = departments;
        this.words = words;
        this.refusals = refusals;
    }

    /** The sessions one may write for, and what is no proposal. */
    @GetMapping("/proposals/new")
    String begin(Actor actor, Model model) {
        model.addAttribute("open", mandates.open(actor));
        model.addAttribute("sessionNames", words.sessions());
        return "proposal/write/new";
    }

    @PostMapping("/proposals/new")
    String begin(Actor actor, @RequestParam(defaultValue = "") String session, RedirectAttributes to, Locale locale) {
        try {
            UUID chosen = Typed.id(session);
            return "redirect:/proposals/" + writing.begin(actor, chosen == null ? new UUID(0, 0) : chosen) + "/write";
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return "redirect:/proposals/new";
        }
    }

    @GetMapping("/proposals/{id}/write")
    String write(Actor actor, @PathVariable UUID id, Model model) {
        Proposal proposal = own(actor, id);
        if (!proposal.stage().writable()) {
            return "redirect:/proposals/" + id;
        }
        model.addAttribute("form", DraftForm.of(proposal));
        return page(actor, proposal, DraftForm.of(proposal).draft(), model);
    }

    @PostMapping("/proposals/{id}/write")
    String save(Actor actor, @PathVariable UUID id, @ModelAttribute("form") DraftForm form, BindingResult faults, Model model, Locale locale,
                HttpServletResponse response, RedirectAttributes to) {
        Proposal proposal = own(actor, id);
        try {
            if (proposal.stage() != ProposalStage.DRAFT && shown(lengths.faults(form.draft()), faults, locale)) {
                response.setStatus(422);
                return page(actor, proposal, form.draft(), model);
            }
            writing.save(actor, id, Typed.version(form.version()), form.draft());
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.write.saved")));
            return "redirect:/proposals/" + id + (proposal.stage() == ProposalStage.DRAFT ? "/write" : "");
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(actor, proposal, form.draft(), model);
        }
    }

    /** Keeps it, and shows it to the delegates. */
    @PostMapping("/proposals/{id}/publish")
    String publish(Actor actor, @PathVariable UUID id, @ModelAttribute("form") DraftForm form, BindingResult faults, Model model, Locale locale,
                   HttpServletResponse response, RedirectAttributes to) {
        Proposal proposal = own(actor, id);
        try {
            int version = writing.save(actor, id, Typed.version(form.version()), form.draft());
            model.addAttribute("version", version);
            if (!shown(lengths.faults(form.draft()), faults, locale)) {
                submitting.publish(actor, id, version);
                to.addFlashAttribute("flash", Flash.ok(words.say("proposal.write.published")));
                return "redirect:/proposals/" + id;
            }
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
        }
        response.setStatus(422);
        return page(actor, proposal, form.draft(), model);
    }

    private boolean shown(List<Refusal> no, BindingResult faults, Locale locale) {
        no.forEach(one -> refusals.show(one, faults, locale));
        return !no.isEmpty();
    }

    @PostMapping("/proposals/{id}/discard")
    String discard(Actor actor, @PathVariable UUID id, RedirectAttributes to, Locale locale) {
        own(actor, id);
        try {
            writing.discard(actor, id);
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.write.discarded")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/mine";
    }

    private Proposal own(Actor actor, UUID id) {
        return docket.find(actor, id).filter(proposal -> docket.wrote(actor, proposal)).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, Proposal proposal, Draft draft, Model model) {
        Session session = congresses.session(proposal.session()).orElseThrow();
        model.addAttribute("proposal", proposal);
        model.addAttribute("until", session.collectsLast());
        model.addAttribute("sessionName", words.of(session));
        model.addAttribute("draft", proposal.stage() == ProposalStage.DRAFT);
        model.addAttribute("resets", seconds.resets());
        model.addAttribute("limits", lengths.limits());
        model.addAttribute("categories", words.options(Category.values()));
        model.addAttribute("departments", departments.byCode().values().stream().sorted(Comparator.comparing(Departments.Department::name))
                .map(one -> new Option(one.id().toString(), one.name())).toList());
        model.addAttribute("leads", proposal.collective() ? proposal.delegationName()
                : mandates.of(actor, proposal.session()).filter(Delegate::leads).map(Delegate::delegationName).orElse(null));
        model.addAttribute("papers", papers.of(proposal.id()));
        alike.show(actor, proposal, draft, model);
        return "proposal/write/form";
    }
}
