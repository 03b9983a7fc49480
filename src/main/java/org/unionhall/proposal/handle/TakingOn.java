package org.unionhall.proposal.handle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.rulebook.Rulebook;

/** The department takes a case on, by word or by silence, or says in time whose matter it is instead. */
@Service
public class TakingOn {

    private final Moves moves;
    private final Cases cases;
    private final Assignments assignments;
    private final Rulebook rulebook;

    TakingOn(Moves moves, Cases cases, Assignments assignments, Rulebook rulebook) {
        this.moves = moves;
        this.cases = cases;
        this.assignments = assignments;
        this.rulebook = rulebook;
    }

    /** The department takes the case on. */
    @Transactional
    public void accept(Actor actor, UUID id, int version) {
        moves.move(actor, moves.take(actor, id, ProposalAct.ACCEPT, version), ProposalAct.ACCEPT, null);
    }

    /** The period for objections ran out without a word: the case is taken on, where the rulebook has it so. @return whether it was */
    @Transactional
    public boolean acceptBySilence(UUID id) {
        Proposal proposal = moves.lock(id);
        Assignment last = proposal.stage() == ProposalStage.ASSIGNED ? assignments.of(id).stream().findFirst().orElse(null) : null;
        if (last == null || last.objectUntil() == null || !cases.today().isAfter(last.objectUntil())
                || !rulebook.get(ProposalRules.SILENCE_ACCEPTS, cases.today())) {
            return false;
        }
        moves.move(null, proposal, ProposalAct.ACCEPT, null);
        return true;
    }

    /** Why the department cannot object any more: too late, or for the second time. */
    public Optional<Refusal> againstObjecting(UUID id) {
        List<Assignment> all = assignments.of(id);
        Assignment last = all.isEmpty() ? null : all.get(0);
        if (last == null || last.objectUntil() == null) {
            return Optional.empty();
        }
        if (cases.today().isAfter(last.objectUntil())) {
            return Optional.of(new Refusal("proposal.handle.objection.late", last.objectUntil().toString()));
        }
        return all.stream().anyMatch(one -> one.objected() != null && one.department().equals(last.department()))
                ? Optional.of(new Refusal("proposal.handle.objection.again")) : Optional.empty();
    }

    /**
     * The department says whose matter it is instead.
     *
     * @throws Refusal {@code proposal.handle.objection.late} with the day it ran out, {@code proposal.handle.objection.again};
     *     on {@code department} and {@code note} what is missing
     */
    @Transactional
    public void object(Actor actor, UUID id, int version, UUID meant, String reason) {
        Proposal proposal = moves.take(actor, id, ProposalAct.OBJECT, version);
        againstObjecting(id).ifPresent(no -> {
            throw no;
        });
        if (meant == null || meant.equals(proposal.department()) || cases.department(meant).isEmpty()) {
            throw Refusal.on("department", "proposal.handle.objection.whose");
        }
        String words = Words.of("note", reason, 5, Assigning.LONGEST_NOTE);
        assignments.objected(assignments.of(id).get(0), words, meant);
        moves.move(actor, proposal, ProposalAct.OBJECT, words);
    }
}
