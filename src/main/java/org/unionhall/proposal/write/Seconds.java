package org.unionhall.proposal.write;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.SecondState;
import org.unionhall.rulebook.Rulebook;

/**
 * Who seconds (附议). A second counts by the delegate's own confirmation and by nothing else. Every change holds the
 * proposal's row, so that two at the same moment both count and none comes after submission.
 */
@Service
public class Seconds {

    /** More invitations without an answer than these are an appeal to everybody, for which the list of open proposals is there. */
    static final int MOST_INVITED = 30;

    private final SecondRows rows;
    private final Docket docket;
    private final Moves moves;
    private final Mandates mandates;
    private final Congresses congresses;
    private final Rulebook rulebook;
    private final WriteLetters letters;
    private final Audit audit;
    private final Clock clock;

    Seconds(SecondRows rows, Docket docket, Moves moves, Mandates mandates, Congresses congresses, Rulebook rulebook, WriteLetters letters, Audit audit, Clock clock) {
        this.rows = rows;
        this.docket = docket;
        this.moves = moves;
        this.mandates = mandates;
        this.congresses = congresses;
        this.rulebook = rulebook;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** What one delegate says. @param valid a formal delegate today: only these count; @param joint asked to propose it together, not to second it */
    public record Second(UUID person, String name, String delegation, SecondState state, Instant at, boolean valid, boolean joint) {

        /** Whether the delegate has still to answer. */
        public boolean waits() {
            return state == SecondState.INVITED || state == SecondState.RESET;
        }
    }

    /** All seconds, the confirmed ones first. */
    public List<Second> of(UUID proposal) {
        return rows.of(proposal).stream().filter(one -> !one.joint()).toList();
    }

    /** How many count: confirmed, by who is still a delegate. */
    public int count(UUID proposal) {
        return (int) of(proposal).stream().filter(one -> one.state() == SecondState.CONFIRMED && one.valid()).count();
    }

    /** How many are needed. */
    public int least(Proposal proposal) {
        return proposal.collective() ? 0 : rulebook.get(ProposalRules.SECONDS_LEAST, LocalDate.now(clock));
    }

    /** Where a delegate's second stands; empty for who has none, as for who has declined to propose it together. */
    public Optional<SecondState> stateOf(UUID proposal, PersonId person) {
        return rows.of(proposal, person).filter(said -> !said.joint()).map(SecondRows.Said::state);
    }

    static boolean open(ProposalStage stage) {
        return stage == ProposalStage.SECONDING || stage == ProposalStage.RETURNED;
    }

    /** The actor's own acts on a proposal now; empty for who may not second it. */
    public List<SecondAct> possible(Actor actor, Proposal proposal) {
        if (against(actor, proposal).isPresent()) {
            return List.of();
        }
        SecondState state = stateOf(proposal.id(), actor.person()).orElse(null);
        return Arrays.stream(SecondAct.values()).filter(act -> act.by() == SecondAct.By.DELEGATE && act.possible(state)).toList();
    }

    /** Why the actor may not second it; empty when they may. */
    public Optional<Refusal> against(Actor actor, Proposal proposal) {
        if (!open(proposal.stage())) {
            return Optional.of(new Refusal(proposal.stage() == ProposalStage.DRAFT ? "proposal.stage.DRAFT" : "proposal.second.submitted"));
        }
        if (docket.authored(actor, proposal)) {
            return Optional.of(new Refusal("proposal.second.own"));
        }
        if (actor.person() != null && rows.of(proposal.id(), actor.person()).filter(said -> said.joint() && SecondAct.DECLINE.possible(said.state())).isPresent()) {
            return Optional.of(new Refusal("proposal.joint.answer-first"));
        }
        return mandates.of(actor, proposal.session()).isPresent() ? Optional.empty() : Optional.of(new Refusal("proposal.not-yours.DELEGATE"));
    }

    /**
     * What a delegate says for themselves.
     *
     * @throws Refusal what {@link #against} says; {@code proposal.second.not} where their second does not stand so
     */
    @Transactional
    public void say(Actor actor, UUID id, SecondAct act) {
        docket.find(actor, id).orElseThrow(() -> new Refusal("proposal.moved"));
        Proposal proposal = moves.lock(id);
        against(actor, proposal).ifPresent(no -> {
            throw no;
        });
        Delegate delegate = mandates.need(actor, proposal.session());
        SecondState before = stateOf(id, actor.person()).orElse(null);
        if (act.by() != SecondAct.By.DELEGATE || !act.possible(before)) {
            throw new Refusal("proposal.second.not");
        }
        rows.write(id, delegate, act.to(), false);
        if (act != SecondAct.DECLINE) {
            // whom the proposer asked in vain is the proposer's to know
            moves.note(actor, proposal, "SECOND_" + act, null, false);
        }
        audit.record(AuditEntry.of(actor, "proposal.second").on("proposal", id, Docket.label(proposal)).change("second", before, act.to()));
        letters.said(proposal, actor, act);
    }

    /** Whom the proposer cannot ask: who proposes it, was asked before, or has said anything. */
    public List<UUID> known(Proposal proposal) {
        return Stream.concat(docket.authors(proposal).stream().map(author -> author.person().value()), rows.of(proposal.id()).stream().map(Second::person)).toList();
    }

    /**
     * Asks delegates of the session; who was asked before, or has said anything, is passed over.
     *
     * @return how many were asked now
     * @throws Refusal {@code proposal.not-yours.PROPOSER}, {@code proposal.second.submitted}, {@code proposal.second.many}
     */
    @Transactional
    public int invite(Actor actor, UUID id, Collection<UUID> persons) {
        docket.find(actor, id).filter(one -> docket.wrote(actor, one)).orElseThrow(() -> new Refusal("proposal.not-yours.PROPOSER"));
        Proposal proposal = moves.lock(id);
        if (!open(proposal.stage())) {
            throw new Refusal("proposal.second.submitted");
        }
        List<UUID> known = known(proposal);
        List<Delegate> asked = congresses.formal(proposal.session(), LocalDate.now(clock)).stream()
                .filter(one -> persons.contains(one.person().value()) && !known.contains(one.person().value())).toList();
        if (of(id).stream().filter(one -> one.state() == SecondState.INVITED).count() + asked.size() > MOST_INVITED) {
            throw new Refusal("proposal.second.many", MOST_INVITED);
        }
        asked.forEach(one -> rows.write(id, one, SecondState.INVITED, false));
        if (!asked.isEmpty()) {
            audit.record(AuditEntry.of(actor, "proposal.second.invite").on("proposal", id, Docket.label(proposal)).rows(asked.size()));
            letters.invited(proposal, asked);
        }
        return asked.size();
    }

    /**
     * Takes an invitation without an answer back; who was asked is told, and may be asked again.
     *
     * @throws Refusal {@code proposal.not-yours.PROPOSER}, {@code proposal.second.submitted}; {@code proposal.second.answered} when there is none
     */
    @Transactional
    public void callOff(Actor actor, UUID id, UUID person) {
        docket.find(actor, id).filter(one -> docket.wrote(actor, one)).orElseThrow(() -> new Refusal("proposal.not-yours.PROPOSER"));
        Proposal proposal = moves.lock(id);
        if (!open(proposal.stage())) {
            throw new Refusal("proposal.second.submitted");
        }
        if (!rows.callOff(id, person, false)) {
            throw new Refusal("proposal.second.answered");
        }
        audit.record(AuditEntry.of(actor, "proposal.second.call-off").on("proposal", id, Docket.label(proposal)));
        letters.calledOff(proposal, person, false);
    }

    /** Whether another text asks for confirmations anew, by the rule in force. */
    public boolean resets() {
        return rulebook.get(ProposalRules.RESET_ON_CHANGE, LocalDate.now(clock));
    }

    /** The text is another one: where the rule says so, who had seconded it must say so again, and is told. */
    void reset(Proposal proposal) {
        if (resets()) {
            List<UUID> told = rows.reset(proposal.id(), false, null);
            if (!told.isEmpty()) {
                moves.note(null, proposal, "SECONDS_RESET", null, false);
                letters.reset(proposal, told);
            }
        }
    }
}
