package org.unionhall.proposal.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.Visibility;

/** What the committee puts right in a proposal it has received: title, category, who may read it. The wording before is kept; reason and measures are the proposer's. */
@Service
public class Corrections {

    private static final int TITLE_LEAST = 4;
    private static final int TITLE_MOST = 60;
    private static final Set<ProposalStage> CLOSED = EnumSet.of(ProposalStage.DRAFT, ProposalStage.SECONDING, ProposalStage.CHECK, ProposalStage.RETURNED,
            ProposalStage.WITHDRAWN, ProposalStage.MERGED, ProposalStage.ARCHIVED);

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final ReviewLetters letters;
    private final Audit audit;
    private final Clock clock;

    Corrections(JdbcClient jdbc, Docket docket, Moves moves, ReviewLetters letters, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the actor may correct it: of the committee, not a proposer, from its receipt until the archive. */
    public boolean may(Actor actor, Proposal proposal) {
        return !CLOSED.contains(proposal.stage()) && docket.committee(actor, proposal) && !docket.authored(actor, proposal);
    }

    /**
     * @throws Refusal {@code proposal.moved}, {@code proposal.not-yours.COMMITTEE}; on {@code title} when it is too short or too long, on {@code reason} without one
     */
    @Transactional
    public void correct(Actor actor, UUID id, int version, String title, Category category, Visibility visibility, String why) {
        if (docket.find(actor, id).isEmpty()) {
            throw new Refusal("proposal.moved");
        }
        Proposal before = moves.lock(id);
        if (before.version() != version) {
            throw new Refusal("proposal.moved");
        }
        if (!may(actor, before)) {
            throw new Refusal(docket.authored(actor, before) ? "proposal.own" : "proposal.not-yours.COMMITTEE");
        }
        String reason = Reason.of(why);
        int length = title.codePointCount(0, title.length());
        if (length < TITLE_LEAST || length > TITLE_MOST) {
            throw Refusal.on("title", length > TITLE_MOST ? "proposal.write.title.long" : "proposal.write.title.short", length > TITLE_MOST ? TITLE_MOST : TITLE_LEAST);
        }
        if (!title.equals(before.title()) || category != before.category()) {
            jdbc.sql("""
                    insert into proposal_past (proposal_id, at, actor, title, category, reason, measures) values (:id, :now, :actor, :title, :category, :reason, :measures)
                    """).param("id", id).param("now", Timestamp.from(clock.instant())).param("actor", actor.name()).param("title", before.title())
                    .param("category", before.category().name()).param("reason", before.reason()).param("measures", before.measures()).update();
        }
        jdbc.sql("update proposal set title = :title, category = :category, visibility = :visibility, version = version + 1 where id = :id")
                .param("title", title).param("category", category.name()).param("visibility", visibility.name()).param("id", id).update();
        moves.note(actor, before, "CORRECTED", title.equals(before.title()) ? reason : before.title() + " → " + title + "\n" + reason, false);
        audit.record(AuditEntry.of(actor, "proposal.correct").on("proposal", id, Docket.label(before)).change("title", before.title(), title)
                .change("category", before.category(), category).change("visibility", before.visibility(), visibility).because(reason));
        letters.corrected(before, version + 1, reason);
    }
}
