package org.unionhall.proposal.handle;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalMoved;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.proposal.handle.Evaluators.Missing;

/** What follows when a case goes on, in the same transaction: what lapses, what is refused, and whoever is waited for learns of it. */
@Component
class Following {

    private final Docket docket;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final Undertakers undertakers;
    private final Replies replies;
    private final Deadlines deadlines;
    private final Closing closing;
    private final InCharge inCharge;
    private final Inbox inbox;
    private final Evaluators evaluators;
    private final Assisting assisting;

    Following(Docket docket, Moves moves, Cases cases, ProposalReaders readers, Undertakers undertakers, Replies replies, Deadlines deadlines, Closing closing,
              InCharge inCharge, Inbox inbox, Evaluators evaluators, Assisting assisting) {
        this.docket = docket;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.undertakers = undertakers;
        this.replies = replies;
        this.deadlines = deadlines;
        this.closing = closing;
        this.inCharge = inCharge;
        this.inbox = inbox;
        this.evaluators = evaluators;
        this.assisting = assisting;
    }

    @EventListener
    void on(ProposalMoved moved) {
        ProposalAct act = moved.act();
        if (act == ProposalAct.ARCHIVE) {
            closing.owed(moved.proposal()).ifPresent(no -> {
                throw no;
            });
        }
        if (act == ProposalAct.SEND_BACK || act == ProposalAct.SEND_BACK_DOWN) {
            replies.sentBack(moved.proposal(), moved.note());
        }
        // with another assignment there is another day
        if (act == ProposalAct.ASSIGN || moved.from() != null && Deadlines.owed(moved.from()) && !Deadlines.owed(moved.to())) {
            deadlines.lapse(moved.proposal());
        }
        letters(moves.lock(moved.proposal()), act);
    }

    private void letters(Proposal proposal, ProposalAct act) {
        switch (act) {
            case ASSIGN, FORWARD -> {
                send(proposal, people(cases.undertakers(proposal.department())), LetterKind.DUTY, "proposal.letter.assigned", proposal.dueOn());
                assisting.of(proposal.id()).forEach(one -> send(proposal, people(cases.undertakers(one.department())), LetterKind.DUTY,
                        "proposal.letter.assisting", proposal.departmentName()));
                send(proposal, authors(proposal), LetterKind.RESULT, "proposal.letter.with-department", proposal.departmentName());
            }
            case HANDLE_AGAIN -> send(proposal, people(cases.undertakers(proposal.department())), LetterKind.DUTY, "proposal.letter.again",
                    proposal.dueOn() == null ? "—" : proposal.dueOn());
            case OBJECT -> send(proposal, readers.committee(proposal.session()), LetterKind.DUTY, "proposal.letter.objected", proposal.departmentName());
            case GIVE_OPINION -> send(proposal, readers.committee(proposal.session()), LetterKind.DUTY, "proposal.letter.opined");
            case DRAFT_REPLY -> send(proposal, people(undertakers.of(proposal.department(), Post.HEAD)), LetterKind.DUTY, "proposal.letter.to-sign");
            case SIGN -> {
                if (inCharge.signs()) {
                    send(proposal, people(cases.leaders(proposal)), LetterKind.DUTY, "proposal.letter.to-sign");
                }
            }
            case SEND_BACK, SEND_BACK_DOWN -> send(proposal, people(cases.undertakers(proposal.department())), LetterKind.DUTY, "proposal.letter.sent-back");
            case RELEASE -> released(proposal);
            case ANSWER, ANSWER_ITSELF, EXPLAIN -> send(proposal, authors(proposal), LetterKind.DUTY, "proposal.letter.answered");
            case ESCALATE -> send(proposal, readers.committee(proposal.session()), LetterKind.DUTY, "proposal.letter.escalated");
            case CLOSE, CLOSE_WITH_NOTE -> {
                send(proposal, authors(proposal), LetterKind.RESULT, "proposal.letter.closed");
                send(proposal, people(cases.undertakers(proposal.department())), LetterKind.RESULT, "proposal.letter.closed");
            }
            default -> {
                // what others do, others tell
            }
        }
    }

    /** Who evaluates is asked to; who does not because the answer is their own only learns of it. */
    private void released(Proposal proposal) {
        List<Missing> missing = evaluators.missing(proposal);
        List<AccountId> asked = people(missing.stream().filter(one -> one.absent() == null).map(Missing::person).toList());
        send(proposal, asked, LetterKind.DUTY, "proposal.letter.evaluate");
        send(proposal, authors(proposal).stream().filter(one -> !asked.contains(one)).toList(), LetterKind.RESULT, "proposal.letter.answered");
        if (missing.stream().anyMatch(one -> one.absent() != null)) {
            send(proposal, readers.office(proposal.session()), LetterKind.DUTY, "proposal.letter.evaluate-for");
        }
    }

    private List<AccountId> authors(Proposal proposal) {
        return people(docket.authors(proposal).stream().map(Docket.Author::person).toList());
    }

    private List<AccountId> people(List<PersonId> people) {
        return readers.of(people);
    }

    private void send(Proposal proposal, List<AccountId> readers, LetterKind kind, String template, Object... more) {
        Object[] with = new Object[more.length + 1];
        with[0] = Docket.label(proposal);
        System.arraycopy(more, 0, with, 1, more.length);
        inbox.sendAll(readers, Letter.of(kind, template, event(proposal.id(), proposal.version(), template)).with(with).at("/proposals/" + proposal.id()));
    }

    private static String event(UUID proposal, int version, String template) {
        return template + "." + proposal + "." + version;
    }
}
