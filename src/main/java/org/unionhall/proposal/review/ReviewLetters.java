package org.unionhall.proposal.review;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.AccountId;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalMoved;
import org.unionhall.proposal.ProposalReaders;

/** What was decided, to everybody who proposes it, with the reason; what the presidium is to decide, to its members. */
@Component
class ReviewLetters {

    private final Inbox inbox;
    private final ProposalReaders readers;
    private final JdbcClient jdbc;

    ReviewLetters(Inbox inbox, ProposalReaders readers, JdbcClient jdbc) {
        this.inbox = inbox;
        this.readers = readers;
        this.jdbc = jdbc;
    }

    @EventListener
    void moved(ProposalMoved event) {
        String template = switch (event.act()) {
            case HAND_BACK, RETURN -> "returned";
            case FILE, DECIDE_FILE -> "filed";
            case NOT_FILE, DECIDE_NOT -> "not-filed";
            case TURN_INTO_SUGGESTION, DECIDE_SUGGESTION -> "suggestion";
            case MERGE -> "merged";
            case UNMERGE -> "unmerged";
            case DISPUTE -> "presidium";
            case WITHDRAW -> "withdrawn";
            default -> null;
        };
        if (template != null) {
            Proposal proposal = jdbc.sql(Docket.COLUMNS + " where t.id = :id").param("id", event.proposal()).query(Docket::read).single();
            Letter letter = Letter.of(LetterKind.RESULT, "proposal.letter." + template, "proposal.review." + proposal.id() + "." + proposal.version())
                    .at("/proposals/" + proposal.id());
            List<AccountId> proposers = readers.proposers(proposal.id());
            // who proposed it alone has just done it
            inbox.sendAll(event.act() == ProposalAct.WITHDRAW && proposers.size() == 1 ? List.of() : proposers, switch (event.act()) {
                case FILE, DECIDE_FILE -> letter.with(proposal.title(), proposal.caseNo());
                case MERGE -> letter.with(proposal.title(), title(proposal.mergedInto()), event.note());
                default -> letter.with(proposal.title(), event.note());
            });
            if (event.carrier() != null) {
                // those of the one that carries it have joint proposers now, or have them no more
                inbox.sendAll(readers.proposers(event.carrier()).stream().filter(one -> !proposers.contains(one)).toList(), Letter.of(LetterKind.RESULT,
                                event.act() == ProposalAct.MERGE ? "proposal.letter.carries" : "proposal.letter.carries-no-more",
                                "proposal.review." + proposal.id() + "." + proposal.version() + ".carrier")
                        .with(title(event.carrier()), proposal.title(), event.note()).at("/proposals/" + event.carrier()));
            }
            if (event.act() == ProposalAct.DISPUTE) {
                inbox.sendAll(readers.presidium(proposal.id()), Letter.of(LetterKind.DUTY, "proposal.letter.to-presidium",
                        "proposal.review." + proposal.id() + "." + proposal.version() + ".presidium").with(proposal.title(), event.note()).at("/proposals/" + proposal.id()));
            }
        }
    }

    private String title(UUID proposal) {
        return jdbc.sql("select title from proposal where id = :id").param("id", proposal).query(String.class).single();
    }

    void corrected(Proposal proposal, int version, String reason) {
        inbox.sendAll(readers.proposers(proposal.id()), Letter.of(LetterKind.RESULT, "proposal.letter.corrected", "proposal.review." + proposal.id() + "." + version)
                .with(proposal.title(), reason).at("/proposals/" + proposal.id()));
    }
}
