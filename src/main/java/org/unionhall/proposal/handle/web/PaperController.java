package org.unionhall.proposal.handle.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.congress.Congresses;
import org.unionhall.files.FileId;
import org.unionhall.files.Files;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.handle.Assignment;
import org.unionhall.proposal.handle.Assignments;
import org.unionhall.proposal.handle.Cases;
import org.unionhall.proposal.handle.Evaluations;
import org.unionhall.proposal.handle.Promises;
import org.unionhall.proposal.handle.Replies;
import org.unionhall.proposal.handle.Reply;
import org.unionhall.web.Download;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;

/** What is printed of one case, and its files: assignment letter, reply letter, evaluation form. */
@Controller
@SignedIn
class PaperController {

    private final Docket docket;
    private final Cases cases;
    private final Assignments assignments;
    private final Replies replies;
    private final Evaluations evaluations;
    private final Promises promises;
    private final Congresses congresses;
    private final Files files;
    private final ProposalWords words;

    PaperController(Docket docket, Cases cases, Assignments assignments, Replies replies, Evaluations evaluations, Promises promises, Congresses congresses, Files files,
                    ProposalWords words) {
        this.docket = docket;
        this.cases = cases;
        this.assignments = assignments;
        this.replies = replies;
        this.evaluations = evaluations;
        this.promises = promises;
        this.congresses = congresses;
        this.files = files;
        this.words = words;
    }

    /** The assignment letter (提案交办单) of the present assignment. */
    @Paper
    @GetMapping("/proposals/{id}/assignment")
    String assignment(Actor actor, @PathVariable UUID id, Model model) {
        Proposal proposal = head(actor, id, model);
        List<Assignment> all = assignments.of(id);
        if (all.isEmpty() || !cases.part(actor, proposal).inside()) {
            throw new NoSuchThing();
        }
        model.addAttribute("assignment", all.get(0));
        return "proposal/handle/assignment";
    }

    /** The reply letter (提案答复函) of the latest answer that was given. */
    @Paper
    @GetMapping("/proposals/{id}/reply")
    String reply(Actor actor, @PathVariable UUID id, Model model) {
        Proposal proposal = head(actor, id, model);
        model.addAttribute("reply", given(actor, proposal));
        return "proposal/handle/reply";
    }

    /** The evaluation form (提案办理评价表): filled with the reader's own marks, or with all where they are open; else to be filled by hand. */
    @Paper
    @GetMapping("/proposals/{id}/evaluation")
    String evaluation(Actor actor, @PathVariable UUID id, Model model) {
        Proposal proposal = head(actor, id, model);
        Reply reply = given(actor, proposal);
        model.addAttribute("reply", reply);
        model.addAttribute("evaluations", evaluations.of(actor, proposal).stream().filter(one -> one.round() == reply.round()).toList());
        return "proposal/handle/evaluation";
    }

    private Proposal head(Actor actor, UUID id, Model model) {
        Proposal proposal = docket.find(actor, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("proposal", proposal);
        model.addAttribute("authors", docket.authors(proposal));
        model.addAttribute("sessionName", words.of(congresses.session(proposal.session()).orElseThrow()));
        model.addAttribute("leader", cases.name(proposal.leader()));
        model.addAttribute("today", cases.today());
        return proposal;
    }

    private Reply given(Actor actor, Proposal proposal) {
        return replies.of(cases.part(actor, proposal), proposal.id()).stream().filter(Reply::given).findFirst().orElseThrow(NoSuchThing::new);
    }

    /** A file of an answer or of what came of a promise; whoever may read that, may have it. */
    @GetMapping("/proposals/{id}/files/{file}")
    void file(Actor actor, @PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        Proposal proposal = docket.find(actor, id).orElseThrow(NoSuchThing::new);
        KeptFile kept = files.info(new FileId(file)).filter(one -> one.ownerType().equals("proposal.reply")
                ? replies.of(cases.part(actor, proposal), id).stream().anyMatch(reply -> reply.id().equals(one.ownerId()))
                : one.ownerType().equals("proposal.promise") && promises.of(id).stream().anyMatch(promise -> promise.id().equals(one.ownerId())))
                .orElseThrow(NoSuchThing::new);
        Download.head(response, kept.name(), kept.mediaType());
        response.setContentLengthLong(kept.size());
        try (InputStream bytes = files.open(kept.id())) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
