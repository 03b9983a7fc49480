package org.unionhall.proposal.handle;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.ProposalAct;

/** Acts with nothing but words: the leader's opinion, what the school's leaders said, and rest. */
@Service
public class Closing {

    private final Moves moves;
    private final Promises promises;
    private final Contesting contesting;

    Closing(Moves moves, Promises promises, Contesting contesting) {
        this.moves = moves;
        this.promises = promises;
        this.contesting = contesting;
    }

    /** Why a case cannot be laid to rest: something promised is open, or a contradiction has no answer. */
    public Optional<Refusal> owed(UUID proposal) {
        if (promises.of(proposal).stream().anyMatch(one -> one.state() == Promises.State.OPEN)) {
            return Optional.of(new Refusal("proposal.handle.archive.promise"));
        }
        return contesting.contested(proposal).map(one -> new Refusal("proposal.handle.archive.contested"));
    }

    /** {@code GIVE_OPINION}, {@code CLOSE_WITH_NOTE} or {@code ARCHIVE}. */
    @Transactional
    public void act(Actor actor, UUID id, int version, ProposalAct act, String note) {
        moves.move(actor, moves.take(actor, id, act, version), act, note);
    }
}
