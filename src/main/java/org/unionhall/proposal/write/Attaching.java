package org.unionhall.proposal.write;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalPapers;
import org.unionhall.proposal.ProposalStage;

/** The files that go with a text, as long as it is its proposer's. */
@Service
public class Attaching {

    /** More files than these nobody reads. */
    static final int MOST_PAPERS = 5;

    private final JdbcClient jdbc;
    private final Writing writing;
    private final Moves moves;
    private final Seconds seconds;
    private final JointProposers joint;
    private final ProposalPapers papers;
    private final Audit audit;

    Attaching(JdbcClient jdbc, Writing writing, Moves moves, Seconds seconds, JointProposers joint, ProposalPapers papers, Audit audit) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.moves = moves;
        this.seconds = seconds;
        this.joint = joint;
        this.papers = papers;
        this.audit = audit;
    }

    /** @throws Refusal on {@code file}: too many, too large, of a kind that is not taken */
    @Transactional
    public void attach(Actor actor, UUID id, Papers.Upload upload) {
        Proposal proposal = writing.own(actor, id);
        if (upload == null) {
            throw Refusal.on("file", "proposal.write.file.missing");
        }
        if (papers.of(id).size() >= MOST_PAPERS) {
            throw Refusal.on("file", "proposal.write.file.many", MOST_PAPERS);
        }
        papers.keep(actor, id, upload);
        audit.record(AuditEntry.of(actor, "proposal.file.attach").on("proposal", id, Docket.label(proposal)));
        changed(actor, proposal, upload.name());
    }

    /** Takes a file away again; one that is not there is no fault. */
    @Transactional
    public void detach(Actor actor, UUID id, UUID file) {
        Proposal proposal = writing.own(actor, id);
        papers.find(id, file).ifPresent(kept -> {
            papers.drop(kept);
            audit.record(AuditEntry.of(actor, "proposal.file.detach").on("proposal", id, Docket.label(proposal)));
            changed(actor, proposal, kept.name());
        });
    }

    /** A file belongs to the text: where others have read it, another file is another text. */
    private void changed(Actor actor, Proposal proposal, String file) {
        if (proposal.stage() != ProposalStage.DRAFT) {
            jdbc.sql("update proposal set version = version + 1 where id = :id").param("id", proposal.id()).update();
            moves.note(actor, proposal, "CHANGED", file, false);
        }
        Proposal changed = moves.lock(proposal.id());
        seconds.reset(changed);
        joint.reset(actor, changed);
    }
}
