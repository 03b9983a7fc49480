package org.unionhall.proposal;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.files.FileOwner;
import org.unionhall.files.Files;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Papers;

/** Files that belong to the text of a proposal: they stay as long as the proposal. Whoever may read it may read them. */
@Component
public class ProposalPapers implements FileOwner {

    private static final String OWNER = "proposal.text";

    private final Papers papers;
    private final Files files;

    ProposalPapers(Papers papers, Files files) {
        this.papers = papers;
        this.files = files;
    }

    @Override
    public String type() {
        return OWNER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from proposal p where p.id = f.owner_id)";
    }

    /** @throws org.unionhall.kernel.Refusal on {@code file}: too large, or neither PDF nor PNG nor JPEG */
    public void keep(Actor actor, UUID proposal, Papers.Upload upload) {
        papers.keep(actor, OWNER, proposal, upload);
    }

    public List<KeptFile> of(UUID proposal) {
        return papers.of(OWNER, proposal);
    }

    public Optional<KeptFile> find(UUID proposal, UUID file) {
        return papers.find(OWNER, proposal, file);
    }

    /** The caller closes it. */
    public InputStream open(KeptFile file) {
        return papers.open(file);
    }

    public void drop(KeptFile file) {
        files.delete(file.id());
    }
}
