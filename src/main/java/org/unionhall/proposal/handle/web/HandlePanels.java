package org.unionhall.proposal.handle.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.files.Files;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalPanel;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.handle.Assignments;
import org.unionhall.proposal.handle.Assisting;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.Contesting;
import org.unionhall.proposal.handle.Deadlines;
import org.unionhall.proposal.handle.Evaluations;
import org.unionhall.proposal.handle.Evaluators;
import org.unionhall.proposal.handle.InCharge;
import org.unionhall.proposal.handle.Light;
import org.unionhall.proposal.handle.Part;
import org.unionhall.proposal.handle.Promises;
import org.unionhall.proposal.handle.Replies;
import org.unionhall.proposal.handle.Reply;
import org.unionhall.proposal.handle.Talk;
import org.unionhall.web.Times;

/** What the page of a proposal shows from filing on: whose it is, by when, what was said, answered, thought and promised. */
@Component
class HandlePanels implements ProposalPanel {

    private final Docket docket;
    private final Cases cases;
    private final Forms forms;
    private final Assignments assignments;
    private final InCharge inCharge;
    private final Deadlines deadlines;
    private final Talk talk;
    private final Replies replies;
    private final Evaluations evaluations;
    private final Promises promises;
    private final Congresses congresses;
    private final Files files;
    private final ProposalWords words;
    private final Times times;
    private final Evaluators evaluators;
    private final Contesting contesting;
    private final Assisting assisting;

    HandlePanels(Docket docket, Cases cases, Forms forms, Assignments assignments, InCharge inCharge, Deadlines deadlines, Talk talk, Replies replies, Evaluations evaluations,
                 Promises promises, Congresses congresses, Files files, ProposalWords words, Times times, Evaluators evaluators, Contesting contesting, Assisting assisting) {
        this.docket = docket;
        this.cases = cases;
        this.forms = forms;
        this.assignments = assignments;
        this.inCharge = inCharge;
        this.deadlines = deadlines;
        this.talk = talk;
        this.replies = replies;
        this.evaluations = evaluations;
        this.promises = promises;
        this.congresses = congresses;
        this.files = files;
        this.words = words;
        this.times = times;
        this.evaluators = evaluators;
        this.contesting = contesting;
        this.assisting = assisting;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String template() {
        return "proposal/handle/panels :: panels";
    }

    @Override
    public void fill(Actor actor, Proposal proposal, Model model) {
        boolean begun = proposal.stage().ordinal() >= ProposalStage.FILED.ordinal();
        model.addAttribute("handle", begun);
        if (!begun) {
            return;
        }
        UUID id = proposal.id();
        Part part = cases.part(actor, proposal);
        List<Form> possible = forms.possible(actor, proposal);
        List<Reply> answers = replies.of(part, id);
        boolean unfiled = proposal.stage() == ProposalStage.NOT_FILED || proposal.stage() == ProposalStage.EXPLAINED;
        model.addAttribute("handlePart", part);
        model.addAttribute("handleUnfiled", unfiled);
        model.addAttribute("handleForemost", possible.stream().filter(Form::foremost).toList());
        model.addAttribute("handleMore", possible.stream().filter(form -> !form.foremost() && form != Form.MESSAGE).toList());
        model.addAttribute("handleNotes", notes(proposal, part));
        model.addAttribute("handleLeaderless", (part.committee() || part.department() || part.leader()) && inCharge.missing(proposal));
        model.addAttribute("handleNames", possible.contains(Form.NAME_LEADER));
        model.addAttribute("handleAssignments", assignments.of(id));
        model.addAttribute("handleAssists", assisting.of(id));
        model.addAttribute("handleInside", part.inside());
        model.addAttribute("handleLeader", cases.name(proposal.leader()));
        model.addAttribute("handleExtensions", deadlines.extensions(id));
        model.addAttribute("handleLight", Deadlines.owed(proposal.stage()) ? deadlines.horizon().light(proposal.dueOn()) : Light.NONE);
        model.addAttribute("handleLeft", deadlines.left(proposal));
        model.addAttribute("handleDays", age(proposal));
        model.addAttribute("handleMessages", part.reads() ? talk.of(id) : List.of());
        model.addAttribute("handleTalks", possible.contains(Form.MESSAGE));
        model.addAttribute("handleSilent", !unfiled && part.reads() && (part.author() || part.department()) ? talk.against(part, proposal).map(words::say).orElse(null) : null);
        model.addAttribute("handleReplies", answers.stream().filter(one -> one.given() || one.sentBackAt() == null).toList());
        model.addAttribute("handleVersions", answers.stream().filter(one -> !one.given() && one.sentBackAt() != null).toList());
        model.addAttribute("handleEvaluations", evaluations.of(actor, proposal));
        model.addAttribute("handleOutcomes", evaluations.outcomes(actor, proposal));
        model.addAttribute("handleMissing", proposal.stage() == ProposalStage.REPLIED && docket.readsClosed(actor, proposal) ? evaluators.missing(proposal) : List.of());
        model.addAttribute("handleRecused", proposal.stage() == ProposalStage.REPLIED && docket.readsClosed(actor, proposal) ? evaluators.recused(proposal) : List.of());
        model.addAttribute("handlePromises", promises.of(id));
        model.addAttribute("handleContradictions", contesting.contradictions(id).stream().collect(Collectors.groupingBy(Contesting.Contradiction::promise)));
        model.addAttribute("handleProgress", promises.progress(id));
        model.addAttribute("handleFiles", papers(answers, proposal));
    }

    private long age(Proposal proposal) {
        return times.days(proposal.filedAt() == null ? proposal.createdAt() : proposal.filedAt());
    }

    private Map<UUID, List<KeptFile>> papers(List<Reply> answers, Proposal proposal) {
        return Stream.concat(files.of("proposal.reply", answers.stream().map(Reply::id).toList()).stream(),
                files.of("proposal.promise", promises.of(proposal.id()).stream().map(Promises.Promise::id).toList()).stream())
                .collect(Collectors.groupingBy(KeptFile::ownerId));
    }

    /** What is to be known before anything else: a department that is no more, a session long past, an act that is one's own. */
    private List<String> notes(Proposal proposal, Part part) {
        List<String> notes = new ArrayList<>();
        cases.department(proposal.department()).filter(one -> one.closedOn() != null && !one.closedOn().isAfter(cases.today())).ifPresent(one ->
                notes.add(words.say(part.committee() ? "proposal.handle.note.closed.committee" : "proposal.handle.note.closed", one.name(), one.closedOn())));
        Session own = congresses.session(proposal.session()).orElseThrow();
        long since = proposal.stage() == ProposalStage.ARCHIVED || proposal.stage() == ProposalStage.CLOSED ? 0 : congresses.sessions().stream()
                .filter(one -> one.unit().equals(own.unit()) && one.opensOn().isAfter(own.opensOn()) && !one.opensOn().isAfter(cases.today())).count();
        if (since > 0) {
            notes.add(words.say("proposal.handle.note.carried", words.of(own), since));
        }
        String missing = deadlines.horizon().missing();
        if (missing != null && Deadlines.owed(proposal.stage())) {
            notes.add(words.say("proposal.handle.note.calendar", missing));
        }
        if (proposal.round() == 2 && proposal.stage().withDepartment() && part.inside()) {
            notes.add(words.say("proposal.handle.note.again"));
        }
        if (part.author() && (part.department() || part.leader()) && proposal.stage() == ProposalStage.REPLIED) {
            notes.add(words.say("proposal.handle.evaluate.recused"));
        } else if (part.author() && (part.department() || part.leader())) {
            notes.add(words.say("proposal.handle.note.own"));
        } else if (part.committee() || part.department()) {
            List<Docket.Author> authors = docket.authors(proposal);
            if (proposal.department() != null && Deadlines.owed(proposal.stage()) && cases.heads(proposal.department()).stream()
                    .allMatch(head -> authors.stream().anyMatch(author -> author.person().equals(head)))) {
                notes.add(words.say(cases.heads(proposal.department()).isEmpty() ? "proposal.handle.note.no-head" : "proposal.handle.note.head-own"));
            }
        }
        return notes;
    }
}
