package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.ProposalStage;

/** The conversation between proposers and the department that leads, as many rounds as they like, until the case is closed. */
@Service
public class Talk {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Cases cases;
    private final ProposalReaders readers;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    Talk(JdbcClient jdbc, Docket docket, Cases cases, ProposalReaders readers, Inbox inbox, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.cases = cases;
        this.readers = readers;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param side PROPOSER or DEPARTMENT */
    public record Message(String side, String actor, String text, Instant at) {
    }

    /** The oldest first. Who may read them: {@link Part#reads()}. */
    public List<Message> of(UUID proposal) {
        return jdbc.sql("select side, actor, text, at from proposal_message where proposal_id = :id order by at, id").param("id", proposal)
                .query((rs, n) -> new Message(rs.getString(1), rs.getString(2), rs.getString(3), rs.getTimestamp(4).toInstant())).list();
    }

    /** Why somebody cannot write: not a party to it, not begun, or over. */
    public Optional<Refusal> against(Part part, Proposal proposal) {
        ProposalStage stage = proposal.stage();
        if (!part.author() && !part.department()) {
            return Optional.of(new Refusal("proposal.handle.talk.parties"));
        }
        if (stage == ProposalStage.CLOSED || stage == ProposalStage.ARCHIVED || stage == ProposalStage.ANSWERED || stage == ProposalStage.EXPLAINED) {
            return Optional.of(new Refusal("proposal.handle.talk.closed"));
        }
        return stage.withDepartment() || stage == ProposalStage.OBJECTED || stage == ProposalStage.REPLIED || stage == ProposalStage.ESCALATED
                ? Optional.empty() : Optional.of(new Refusal("proposal.handle.talk.not-yet"));
    }

    /** @throws Refusal what {@link #against} says; on {@code text} */
    @Transactional
    public void say(Actor actor, UUID id, String typed) {
        Proposal proposal = cases.hold(actor, id);
        Part part = cases.part(actor, proposal);
        against(part, proposal).ifPresent(no -> {
            throw no;
        });
        String text = Words.of("text", typed, 1, 2000);
        UUID message = Ids.next();
        jdbc.sql("insert into proposal_message (id, proposal_id, side, actor, text, at) values (:message, :id, :side, :actor, :text, :now)")
                .param("message", message).param("id", id).param("side", part.author() ? "PROPOSER" : "DEPARTMENT").param("actor", actor.name())
                .param("text", text).param("now", Timestamp.from(clock.instant())).update();
        audit.record(AuditEntry.of(actor, "proposal.message").on("proposal", id, Docket.label(proposal)));
        inbox.sendAll(readers.of(part.author() ? cases.undertakers(proposal.department()) : docket.authors(proposal).stream().map(Docket.Author::person).toList()),
                Letter.of(LetterKind.DUTY, "proposal.letter.message", "proposal.message." + message).with(Docket.label(proposal), actor.name()).at("/proposals/" + id));
    }
}
