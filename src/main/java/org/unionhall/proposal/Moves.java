package org.unionhall.proposal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/** Does what is done with a proposal: taken under a lock, moved along {@link ProposalAct the one table}, with a line in its journal for every act. */
@Service
public class Moves {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Acts acts;
    private final Journal journal;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Moves(JdbcClient jdbc, Docket docket, Acts acts, Journal journal, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.acts = acts;
        this.journal = journal;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Does an act that nothing but words goes with.
     *
     * @throws Refusal what {@link #take} and {@link #move} refuse
     * @throws IllegalArgumentException for an act that needs more
     */
    @Transactional
    public void act(Actor actor, UUID id, ProposalAct act, int version, String note) {
        if (!act.plain()) {
            throw new IllegalArgumentException(act + " needs more than words");
        }
        if (act == ProposalAct.UNMERGE) {
            // what carries it stays where it is meanwhile: locked first, as merging does
            docket.find(actor, id).map(Proposal::mergedInto).ifPresent(this::lock);
        }
        move(actor, take(actor, id, act, version), act, note);
    }

    /**
     * Tells the beginning of a proposal whose row the caller has just written.
     *
     * @param act one without a stage before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Actor actor, UUID id, ProposalAct act, String note) {
        Proposal proposal = lock(id);
        journal.add(actor, id, act.name(), null, act.to(), note, false);
        audit.record(AuditEntry.of(actor, "proposal.act").on("proposal", id, Docket.label(proposal)).change("stage", null, act.to()).because(note));
        events.publishEvent(new ProposalMoved(id, act, null, act.to(), note, null));
    }

    /**
     * Takes a proposal to act on it: its row is locked until the end of the transaction.
     *
     * @param version as the actor saw it
     * @throws Refusal {@code proposal.moved} when somebody was faster or it is not to be seen, else what {@link Acts#against} says
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal take(Actor actor, UUID id, ProposalAct act, int version) {
        if (docket.find(actor, id).isEmpty()) {
            throw new Refusal("proposal.moved");
        }
        Proposal proposal = lock(id);
        if (proposal.version() != version) {
            throw new Refusal("proposal.moved");
        }
        acts.against(actor, proposal, act).ifPresent(no -> {
            throw no;
        });
        return proposal;
    }

    /** Locks a proposal for the portal's own acts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal lock(UUID id) {
        return jdbc.sql(Docket.COLUMNS + " where t.id = :id for update of t").param("id", id).query(Docket::read).single();
    }

    /**
     * Moves a proposal that was taken along one edge of the table; facts of the new stage are the caller's to write before.
     *
     * @param actor null for the portal
     * @param note  required where {@link ProposalAct#needsReason()}
     * @throws Refusal on {@code note} when the words are missing or too short
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal move(Actor actor, Proposal proposal, ProposalAct act, String note) {
        return move(actor, proposal, act, note, null);
    }

    /** {@link ProposalAct#MERGE}: makes a proposal that was taken one with another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal merge(Actor actor, Proposal proposal, UUID into, String note) {
        return move(actor, proposal, ProposalAct.MERGE, note, into);
    }

    private Proposal move(Actor actor, Proposal proposal, ProposalAct act, String note, UUID into) {
        String words = note == null || note.isBlank() ? null : note.strip();
        if (act.needsReason()) {
            words = reason(note);
        }
        if (!act.possible(proposal.stage())) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        Instant now = clock.instant();
        jdbc.sql("""
                update proposal set stage = :to, moved_at = :now, version = version + 1,
                    merged_into = :into,
                    submitted_at = case when :submits then coalesce(submitted_at, :now) else submitted_at end,
                    filed_at = case when :to = 'FILED' then coalesce(filed_at, :now) else filed_at end,
                    replied_at = case when :to in ('REPLIED', 'ANSWERED', 'EXPLAINED') then :now else replied_at end,
                    closed_at = case when :to = 'CLOSED' then :now else closed_at end
                where id = :id
                """).param("to", act.to().name()).param("into", into, Types.OTHER).param("now", Timestamp.from(now))
                .param("submits", act == ProposalAct.SUBMIT || act == ProposalAct.SUBMIT_LATE).param("id", proposal.id()).update();
        journal.add(actor, proposal.id(), act.name(), proposal.stage(), act.to(), words, false);
        if (actor != null) {
            audit.record(AuditEntry.of(actor, "proposal.act").on("proposal", proposal.id(), Docket.label(proposal))
                    .change("stage", proposal.stage(), act.to()).because(words));
        }
        UUID carrier = act == ProposalAct.MERGE ? into : act == ProposalAct.UNMERGE ? proposal.mergedInto() : null;
        if (act == ProposalAct.UNMERGE) {
            note(actor, lock(carrier), "TAKEN_OUT", Docket.label(proposal), false);
        }
        events.publishEvent(new ProposalMoved(proposal.id(), act, proposal.stage(), act.to(), words, carrier));
        return lock(proposal.id());
    }

    /**
     * Adds a line to the journal for something that does not move the proposal.
     *
     * @param what   message key below {@code proposal.step.}
     * @param closed not for the department before the case is closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, Proposal proposal, String what, String note, boolean closed) {
        journal.add(actor, proposal.id(), what, proposal.stage(), proposal.stage(), note, closed);
    }

    private static String reason(String typed) {
        try {
            return Reason.of(typed);
        } catch (Refusal no) {
            throw no.code().equals("identity.reason.missing") ? Refusal.on("note", "proposal.note.missing") : no.at("note");
        }
    }
}
