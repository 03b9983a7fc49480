package org.unionhall.proposal.write.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
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
import org.unionhall.proposal.write.Similar;
import org.unionhall.proposal.write.Submitting;
import org.unionhall.proposal.write.Writing;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;
import org.unionhall.web.Times;
import org.unionhall.web.Typed;

/** Writing a proposal: begun, kept while one types, shown to the delegates when it is whole. */
@Controller
@AllowedFor(Role.DELEGATE)
class DraftController {

    private final Writing writing;
    private final Submitting submitting;
    private final Lengths lengths;
    private final Similar similar;
    private final Mandates mandates;
    private final Docket docket;
    private final ProposalPapers papers;
    private final Congresses congresses;
    private final Departments departments;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Times times;
    private final Clock clock;

    DraftController(Writing writing, Submitting submitting, Lengths lengths, Similar similar, Mandates mandates, Docket docket, ProposalPapers papers,
                    Congresses congresses, Departments departments, ProposalWords words, Refusals refusals, Times times, Clock clock) {
        this.writing = writing;
        this.submitting = submitting;
        this.lengths = lengths;
        this.similar = similar;
        this.mandates = mandates;
        this.docket = docket;
        this.papers = papers;
        this.congresses = congresses;
        this.departments = departments;
        this.words = words;
        this.refusals = refusals;
        this.times = times;
        this.clock = clock;
    }

    /** The form as typed. */
    record Form(String version, String title, String category, String reason, String measures, String wanted, Boolean collective) {

        static Form of(Proposal proposal) {
            return new Form(Integer.toString(proposal.version()), proposal.title(), proposal.category().name(), proposal.reason(), proposal.measures(),
                    proposal.wantedDepartment() == null ? "" : proposal.wantedDepartment().toString(), proposal.collective());
        }

        Draft draft() {
            Category chosen = Typed.asked(category, Category.class);
            return new Draft(plain(title).replaceAll("[\\r\\n\\t]+", " "), chosen == null ? Category.OTHER : chosen, plain(reason), plain(measures), Typed.id(wanted), Boolean.TRUE.equals(collective));
        }

        private static String plain(String typed) {
            String text = Typed.said(typed);
            return text == null ? "" : text.replace("\r\n", "\n");
        }
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
        model.addAttribute("form", Form.of(proposal));
        return page(actor, proposal, Form.of(proposal).draft(), model);
    }

    @PostMapping("/proposals/{id}/write")
    String save(Actor actor, @PathVariable UUID id, @ModelAttribute("form") Form form, BindingResult faults, Model model, Locale locale,
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

    /** Keeps a draft while it is being typed; answers with the line that says so and the version to go on with. */
    @PostMapping("/proposals/{id}/draft")
    String keep(Actor actor, @PathVariable UUID id, @ModelAttribute("form") Form form, BindingResult faults, Model model, Locale locale) {
        Proposal proposal = own(actor, id);
        int version = Typed.version(form.version());
        model.addAttribute("version", version);
        try {
            if (proposal.stage() == ProposalStage.DRAFT) {
                model.addAttribute("version", writing.save(actor, id, version, form.draft()));
                model.addAttribute("kept", words.say("proposal.write.kept", times.minute(clock.instant())));
            }
        } catch (Refusal no) {
            model.addAttribute("unkept", refusals.words(no, locale));
        }
        return "proposal/write/parts :: kept";
    }

    /** What others have written about it. */
    @PostMapping("/proposals/{id}/similar")
    String similar(Actor actor, @PathVariable UUID id, @ModelAttribute("form") Form form, BindingResult faults, Model model) {
        alike(actor, own(actor, id), form.draft(), model);
        return "proposal/write/parts :: similar";
    }

    /** Keeps it, and shows it to the delegates. */
    @PostMapping("/proposals/{id}/publish")
    String publish(Actor actor, @PathVariable UUID id, @ModelAttribute("form") Form form, BindingResult faults, Model model, Locale locale,
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

    @PostMapping("/proposals/{id}/papers")
    String attach(Actor actor, @PathVariable UUID id, @RequestParam(name = "file", required = false) MultipartFile file, RedirectAttributes to, Locale locale) {
        own(actor, id);
        try {
            writing.attach(actor, id, Optional.ofNullable(file).filter(one -> !one.isEmpty())
                    .map(one -> new Papers.Upload(one.getOriginalFilename(), one.getSize(), one)).orElse(null));
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.write.attached")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id + "/write#papers";
    }

    @PostMapping("/proposals/{id}/papers/{file}/drop")
    String detach(Actor actor, @PathVariable UUID id, @PathVariable UUID file, RedirectAttributes to, Locale locale) {
        own(actor, id);
        try {
            writing.detach(actor, id, file);
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id + "/write#papers";
    }

    private Proposal own(Actor actor, UUID id) {
        return docket.find(actor, id).filter(proposal -> docket.wrote(actor, proposal)).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, Proposal proposal, Draft draft, Model model) {
        Session session = congresses.session(proposal.session()).orElseThrow();
        model.addAttribute("proposal", proposal);
        model.addAttribute("until", session.collectsUntil());
        model.addAttribute("sessionName", words.of(session));
        model.addAttribute("draft", proposal.stage() == ProposalStage.DRAFT);
        model.addAttribute("limits", lengths.limits());
        model.addAttribute("categories", words.options(Category.values()));
        model.addAttribute("departments", departments.byCode().values().stream().sorted(Comparator.comparing(Departments.Department::name))
                .map(one -> new Option(one.id().toString(), one.name())).toList());
        model.addAttribute("leads", proposal.collective() ? proposal.delegationName()
                : mandates.of(actor, proposal.session()).filter(Delegate::leads).map(Delegate::delegationName).orElse(null));
        model.addAttribute("papers", papers.of(proposal.id()));
        alike(actor, proposal, draft, model);
        return "proposal/write/form";
    }

    private void alike(Actor actor, Proposal proposal, Draft draft, Model model) {
        model.addAttribute("alike", similar.to(actor, proposal.id(), draft.title(), draft.reason(), draft.measures()));
        model.addAttribute("several", Similar.soundsLikeSeveral(draft.title()));
        model.addAttribute("sessionNames", words.sessions());
    }
}
