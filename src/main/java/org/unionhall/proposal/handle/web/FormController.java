package org.unionhall.proposal.handle.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.ResultClass;
import org.unionhall.proposal.handle.Assigning;
import org.unionhall.proposal.handle.Assignments;
import org.unionhall.proposal.handle.Assisting;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.Closing;
import org.unionhall.proposal.handle.Contesting;
import org.unionhall.proposal.handle.Deadlines;
import org.unionhall.proposal.handle.Evaluations;
import org.unionhall.proposal.handle.Evaluators;
import org.unionhall.proposal.handle.InCharge;
import org.unionhall.proposal.handle.Mark;
import org.unionhall.proposal.handle.Part;
import org.unionhall.proposal.handle.Promises;
import org.unionhall.proposal.handle.Replies;
import org.unionhall.proposal.handle.TakingOn;
import org.unionhall.proposal.handle.Talk;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The forms of handling, one page for all: what is asked differs, how it looks and fails does not. */
@Controller
@SignedIn
class FormController {

    private static final int MOST_FILES = 5;

    private final Docket docket;
    private final Cases cases;
    private final Forms forms;
    private final Assigning assigning;
    private final Assignments assignments;
    private final TakingOn taking;
    private final InCharge inCharge;
    private final Deadlines deadlines;
    private final Talk talk;
    private final Replies replies;
    private final Evaluations evaluations;
    private final Promises promises;
    private final Closing closing;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Evaluators evaluators;
    private final Contesting contesting;
    private final Assisting assisting;

    FormController(Docket docket, Cases cases, Forms forms, Assigning assigning, Assignments assignments, TakingOn taking, InCharge inCharge, Deadlines deadlines, Talk talk,
                   Replies replies, Evaluations evaluations, Promises promises, Closing closing, ProposalWords words, Refusals refusals, Evaluators evaluators, Contesting contesting, Assisting assisting) {
        this.docket = docket;
        this.cases = cases;
        this.forms = forms;
        this.assigning = assigning;
        this.assignments = assignments;
        this.taking = taking;
        this.inCharge = inCharge;
        this.deadlines = deadlines;
        this.talk = talk;
        this.replies = replies;
        this.evaluations = evaluations;
        this.promises = promises;
        this.closing = closing;
        this.words = words;
        this.refusals = refusals;
        this.evaluators = evaluators;
        this.contesting = contesting;
        this.assisting = assisting;
    }

    @GetMapping("/proposals/{id}/do/{what}")
    String show(Actor actor, @PathVariable UUID id, @PathVariable("what") Form form, Model model) {
        Proposal proposal = proposal(actor, id);
        Part part = cases.part(actor, proposal);
        model.addAttribute("form", switch (form) {
            case ASSIGN, FORWARD, ASK_OPINION, NAME_LEADER -> {
                Assignments.Said said = said(form, proposal);
                UUID meant = said == null ? null : said.meant();
                UUID department = meant != null ? meant : proposal.department() != null ? proposal.department() : proposal.wantedDepartment();
                // whoever was in charge of the department that objected is not of the next
                yield Typing.order(proposal, department, meant == null && proposal.leader() != null || department == null ? proposal.leader()
                        : inCharge.leaderOf(proposal, department).orElse(null), assisting.of(id).stream().map(one -> one.department().toString()).toList());
            }
            case DRAFT_REPLY -> replies.of(part, id).stream().filter(one -> one.round() == proposal.round()).findFirst()
                    .map(last -> Typing.again(proposal, last)).orElseGet(() -> Typing.blank(proposal));
            default -> Typing.blank(proposal);
        });
        return page(actor, proposal, part, form, model);
    }

    @PostMapping("/proposals/{id}/do/{what}")
    String act(Actor actor, @PathVariable UUID id, @PathVariable Form what, @ModelAttribute("form") Typing typed, BindingResult faults,
               @RequestParam(name = "upload", required = false) List<MultipartFile> files, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        Proposal proposal = proposal(actor, id);
        try {
            act(actor, proposal, what, typed, uploads(files));
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.handle.done." + what)));
            return docket.find(actor, id).isPresent() ? "redirect:/proposals/" + id : "redirect:/proposals";
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return page(actor, proposal, cases.part(actor, proposal), what, model);
        }
    }

    private void act(Actor actor, Proposal proposal, Form what, Typing typed, List<Upload> files) {
        UUID id = proposal.id();
        switch (what) {
            case ASK_OPINION -> inCharge.askOpinion(actor, id, typed.leaderId());
            case ASSIGN -> assigning.assign(actor, id, typed.seen(), typed.order());
            case FORWARD -> assigning.forward(actor, id, typed.seen(), typed.order());
            case ACCEPT -> taking.accept(actor, id, typed.seen());
            case OBJECT -> taking.object(actor, id, typed.seen(), Typed.id(typed.department()), typed.note());
            case NAME_LEADER -> inCharge.name(actor, id, typed.leaderId());
            case HAND_OVER -> assigning.handOver(actor, id, Typed.id(typed.department()), typed.leaderId(), typed.note());
            case EXTEND -> deadlines.ask(actor, id, Typed.dayOrNone("on", typed.on()), typed.note());
            case DECIDE_EXTENSION -> {
                if (!"GRANT".equals(typed.decision()) && !"REFUSE".equals(typed.decision())) {
                    throw Refusal.on("decision", "proposal.handle.extension.decision");
                }
                deadlines.decide(actor, id, "GRANT".equals(typed.decision()), typed.note());
            }
            case SET_DUE -> deadlines.set(actor, id, Typed.dayOrNone("on", typed.on()));
            case MESSAGE -> talk.say(actor, id, typed.text());
            case ASSIST -> assisting.say(actor, id, typed.text());
            case DRAFT_REPLY -> replies.draft(actor, id, typed.seen(), new Replies.Draft(typed.text(), typed.measures(), typed.resultClass(), typed.whyNot(),
                    Typed.dayOrNone("on", typed.on()), typed.unheard(), files));
            case SIGN -> replies.sign(actor, id, typed.seen());
            case RELEASE -> replies.release(actor, id, typed.seen());
            case ANSWER, ANSWER_ITSELF, EXPLAIN -> replies.answer(actor, id, typed.seen(), ProposalAct.valueOf(what.name()), typed.text());
            case EVALUATE -> evaluations.evaluate(actor, id, typed.personId(), Typed.asked(typed.attitude(), Mark.class), Typed.asked(typed.mark(), Mark.class), typed.text());
            case PROMISE -> promises.report(actor, id, Typed.asked(typed.state(), Promises.State.class), Typed.dayOrNone("on", typed.on()), typed.text(), files);
            case PROGRESS -> promises.progress(actor, id, typed.text());
            case CONTRADICT -> contesting.contradict(actor, id, typed.text());
            case SETTLE -> contesting.settle(actor, id, Typed.dayOrNone("on", typed.on()), typed.text());
            case GIVE_OPINION, CLOSE_WITH_NOTE, ARCHIVE -> closing.act(actor, id, typed.seen(), ProposalAct.valueOf(what.name()), typed.note());
        }
    }

    /** The report on a promise that is contradicted, or may be. */
    private Promises.Promise reported(Form what, Actor actor, Proposal proposal) {
        return (what == Form.SETTLE ? contesting.contested(proposal.id()) : contesting.contradictable(actor, proposal)).orElse(null);
    }

    private static List<Upload> uploads(List<MultipartFile> files) {
        return files == null ? List.of() : files.stream().map(Upload::of).filter(Objects::nonNull).limit(MOST_FILES).toList();
    }

    /** What is to be known before it is assigned; null for nothing. */
    private Assignments.Said said(Form form, Proposal proposal) {
        return form == Form.ASSIGN ? assignments.said(List.of(proposal.id())).get(proposal.id()) : null;
    }

    private Proposal proposal(Actor actor, UUID id) {
        return docket.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, Proposal proposal, Part part, Form what, Model model) {
        model.addAttribute("what", what);
        model.addAttribute("proposal", proposal);
        model.addAttribute("no", forms.against(actor, proposal, part, what).map(words::say).orElse(null));
        model.addAttribute("part", part);
        model.addAttribute("today", cases.today());
        model.addAttribute("departments", ProposalWords.options(cases.answering(), Cases.Department::id, Cases.Department::name));
        model.addAttribute("leaders", ProposalWords.options(cases.leaders(), one -> one.person().value(), one -> words.say("proposal.handle.leader.of", one.name(), one.departments())));
        model.addAttribute("results", words.options(ResultClass.values()));
        model.addAttribute("marks", words.options(Mark.values()));
        model.addAttribute("states", List.of(Promises.State.KEPT, Promises.State.LATE, Promises.State.BROKEN).stream()
                .map(one -> new Option(one.name(), words.say("proposal.Promise." + one))).toList());
        model.addAttribute("decisions", Arrays.asList(new Option("GRANT", words.say("proposal.handle.extension.grant")), new Option("REFUSE", words.say("proposal.handle.extension.refuse"))));
        model.addAttribute("persons", ProposalWords.options(evaluators.mayFor(actor, proposal), one -> one.person().value(), one -> one.absent() == null || actor.is(one.person())
                ? one.name() : words.say("proposal.handle.evaluate.behalf", one.name(), words.say("proposal.handle.absent." + one.absent()))));
        model.addAttribute("said", part.committee() ? said(what, proposal) : null);
        model.addAttribute("contested", what == Form.SETTLE || what == Form.CONTRADICT ? reported(what, actor, proposal) : null);
        model.addAttribute("contradictions", what == Form.SETTLE ? contesting.contradictions(proposal.id()) : List.of());
        model.addAttribute("extension", part.inside() ? deadlines.asked(proposal.id()).orElse(null) : null);
        model.addAttribute("assists", part.hears() ? assisting.of(proposal.id()) : List.of());
        model.addAttribute("shown", what == Form.SIGN || what == Form.RELEASE || what == Form.EVALUATE || what == Form.PROMISE
                ? replies.of(part, proposal.id()).stream().findFirst().orElse(null) : null);
        return "proposal/handle/form";
    }
}
