package org.unionhall.proposal.write;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Delegate;
import org.unionhall.identity.Actor;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalReaders;

/** Who is asked to second, or to propose together, learns of it; who proposes learns who does. */
@Component
class WriteLetters {

    private final Inbox inbox;
    private final ProposalReaders readers;
    private final Clock clock;

    WriteLetters(Inbox inbox, ProposalReaders readers, Clock clock) {
        this.inbox = inbox;
        this.readers = readers;
        this.clock = clock;
    }

    void invited(Proposal proposal, List<Delegate> asked) {
        inbox.sendAll(readers.people(asked.stream().map(one -> one.person().value()).toList()),
                Letter.of(LetterKind.DUTY, "proposal.letter.second-asked", "proposal.second." + proposal.id() + "." + clock.instant()).with(proposal.proposers(), proposal.title())
                        .at("/proposals/" + proposal.id()));
    }

    /** Once for each delegate and answer, however often a mind is changed. */
    void said(Proposal proposal, Actor delegate, SecondAct act) {
        String template = switch (act) {
            case DECLINE -> "proposal.letter.second-declined";
            case TAKE_BACK -> "proposal.letter.second-taken-back";
            default -> "proposal.letter.seconded";
        };
        inbox.sendAll(readers.proposers(proposal.id()), Letter.of(LetterKind.RESULT, template,
                "proposal.second." + proposal.id() + "." + delegate.account() + "." + act.to() + "." + proposal.version())
                .with(delegate.name(), proposal.title()).at("/proposals/" + proposal.id()));
    }

    void jointAsked(Proposal proposal, List<Delegate> asked) {
        joint(proposal, asked.stream().map(one -> one.person().value()).toList(), LetterKind.DUTY, "joint-asked", proposal.proposers(), titled(proposal));
    }

    void jointReset(Proposal proposal, List<UUID> persons) {
        joint(proposal, persons, LetterKind.DUTY, "joint-reset", proposal.proposers(), titled(proposal));
    }

    /** Who was asked may have no way to a draft any more. */
    void calledOff(Proposal proposal, UUID person, boolean joint) {
        inbox.sendAll(readers.people(List.of(person)), Letter.of(LetterKind.RESULT, "proposal.letter." + (joint ? "joint" : "second") + "-called-off",
                        "proposal.called-off." + proposal.id() + "." + person + "." + clock.instant())
                .with(proposal.proposers(), titled(proposal)).at("/proposals/seconds"));
    }

    void jointLeftOut(Proposal proposal, List<UUID> persons) {
        joint(proposal, persons, LetterKind.RESULT, "joint-left-out", titled(proposal));
    }

    /** What is thrown away has no page any more. */
    void jointDiscarded(Proposal proposal, List<UUID> persons) {
        inbox.sendAll(readers.people(persons), Letter.of(LetterKind.RESULT, "proposal.letter.joint-discarded", "proposal.joint." + proposal.id() + ".discarded")
                .with(proposal.proposers(), titled(proposal)).at("/proposals/seconds"));
    }

    private void joint(Proposal proposal, List<UUID> persons, LetterKind kind, String template, Object... with) {
        inbox.sendAll(readers.people(persons), Letter.of(kind, "proposal.letter." + template, "proposal.joint." + proposal.id() + "." + template + "." + proposal.version() + "." + clock.instant())
                .with(with).at("/proposals/" + proposal.id()));
    }

    /** To everybody else who proposes it. */
    void joined(Proposal proposal, Actor delegate, SecondAct act) {
        String template = switch (act) {
            case DECLINE -> "proposal.letter.joint-declined";
            case TAKE_BACK -> "proposal.letter.joint-taken-back";
            default -> "proposal.letter.joint-confirmed";
        };
        inbox.sendAll(readers.proposers(proposal.id()).stream().filter(one -> !one.equals(delegate.account())).toList(), Letter.of(LetterKind.RESULT, template,
                "proposal.joint." + proposal.id() + "." + delegate.account() + "." + act.to() + "." + proposal.version())
                .with(delegate.name(), titled(proposal)).at("/proposals/" + proposal.id()));
    }

    /** A draft may have no title yet. */
    private static String titled(Proposal proposal) {
        return proposal.title().isBlank() ? "…" : proposal.title();
    }

    void reset(Proposal proposal, List<UUID> persons) {
        inbox.sendAll(readers.people(persons), Letter.of(LetterKind.DUTY, "proposal.letter.second-reset", "proposal.second." + proposal.id() + ".reset." + proposal.version())
                .with(proposal.title()).at("/proposals/" + proposal.id()));
    }

    void toCheck(Proposal proposal) {
        inbox.sendAll(readers.heads(proposal.id()), Letter.of(LetterKind.DUTY, "proposal.letter.to-check", "proposal.check." + proposal.id() + "." + proposal.version())
                .with(proposal.proposers(), proposal.title()).at("/proposals/" + proposal.id()));
    }
}
