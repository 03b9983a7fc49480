package org.unionhall.proposal.write;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalGuard;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.Times;

/** Showing a proposal to the delegates and handing it in: whole, seconded, in time. */
@Service
public class Submitting {

    private static final Set<ProposalAct> OURS = EnumSet.of(ProposalAct.PUBLISH, ProposalAct.SUBMIT, ProposalAct.SUBMIT_LATE);

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Seconds seconds;
    private final JointProposers joint;
    private final Rulebook rulebook;
    private final ProposalReaders readers;
    private final WriteLetters letters;
    private final Clock clock;

    Submitting(JdbcClient jdbc, Moves moves, Seconds seconds, JointProposers joint, Rulebook rulebook, ProposalReaders readers, WriteLetters letters, Clock clock) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.seconds = seconds;
        this.joint = joint;
        this.rulebook = rulebook;
        this.readers = readers;
        this.letters = letters;
        this.clock = clock;
    }

    /** Shows the draft to the delegates. @throws Refusal what {@link Moves#take} refuses */
    @Transactional
    public void publish(Actor actor, UUID id, int version) {
        joint.shown(moves.move(actor, moves.take(actor, id, ProposalAct.PUBLISH, version), ProposalAct.PUBLISH, null));
    }

    /**
     * Hands it in, in time or, where that is over, late: the number of seconds is frozen, and so is who proposes it. Where nobody is to look at it
     * before the committee, the portal passes it on at once.
     *
     * @param act SUBMIT or SUBMIT_LATE: whoever clicked one does not get the other
     */
    @Transactional
    public void submit(Actor actor, UUID id, int version, ProposalAct act) {
        Proposal proposal = moves.take(actor, id, act, version);
        joint.settle(proposal);
        jdbc.sql("update proposal set seconds = :seconds where id = :id").param("seconds", seconds.count(id)).param("id", id).update();
        Proposal submitted = moves.move(actor, proposal, act, null);
        if (act == ProposalAct.SUBMIT && !passOn(submitted)) {
            letters.toCheck(submitted);
        }
    }

    /** Where nobody is left who may look at it, or nobody is to any more, the portal passes it on to the committee. @return whether it did */
    @Transactional
    public boolean passOn(UUID id) {
        return passOn(moves.lock(id));
    }

    private boolean passOn(Proposal proposal) {
        boolean checked = rulebook.get(ProposalRules.DELEGATION_CHECK, LocalDate.now(clock));
        if (proposal.stage() != ProposalStage.CHECK || checked && !readers.heads(proposal.id()).isEmpty()) {
            return false;
        }
        moves.note(null, proposal, checked ? "CHECK_NOBODY" : "CHECK_OFF", null, false);
        moves.move(null, proposal, ProposalAct.PASS, null);
        return true;
    }

    /** What must be so: the text whole, seconds enough, and in time – or late, as a suggestion, which needs no seconds. */
    @Component
    static class Conditions implements ProposalGuard {

        private final Lengths lengths;
        private final Mandates mandates;
        private final Seconds seconds;
        private final Congresses congresses;
        private final Times times;
        private final Clock clock;

        Conditions(Lengths lengths, Mandates mandates, Seconds seconds, Congresses congresses, Times times, Clock clock) {
            this.lengths = lengths;
            this.mandates = mandates;
            this.seconds = seconds;
            this.congresses = congresses;
            this.times = times;
            this.clock = clock;
        }

        @Override
        public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
            if (!OURS.contains(act)) {
                return Optional.empty();
            }
            if (mandates.of(actor, proposal.session()).isEmpty()) {
                return Optional.of(new Refusal("proposal.write.no-mandate"));
            }
            Optional<Refusal> text = lengths.faults(Draft.of(proposal)).stream().findFirst();
            return text.isPresent() || act == ProposalAct.PUBLISH ? text
                    : time(proposal, act).or(() -> act == ProposalAct.SUBMIT ? enough(proposal) : Optional.empty());
        }

        /**
         * What was handed in in time once stays in time, during the session and after it: who is asked for changes is not
         * punished for it. Nothing comes in any more once the record of the session is complete.
         */
        private Optional<Refusal> time(Proposal proposal, ProposalAct act) {
            Session session = congresses.session(proposal.session()).orElseThrow();
            Instant now = clock.instant();
            if (session.stage() == SessionStage.CALLED_OFF || session.stage() == SessionStage.ARCHIVED) {
                return Optional.of(new Refusal("proposal.write.not-collecting"));
            }
            boolean inTime = proposal.submittedAt() != null || session.collects(LocalDate.ofInstant(now, clock.getZone()), now);
            if (act == ProposalAct.SUBMIT) {
                return inTime ? Optional.empty() : Optional.of(new Refusal(session.collectsUntil() == null ? "proposal.write.not-collecting" : "proposal.write.late", times.minute(session.collectsLast())));
            }
            return inTime ? Optional.of(new Refusal("proposal.write.not-late"))
                    : session.collectsUntil() == null || now.isBefore(session.collectsUntil()) ? Optional.of(new Refusal("proposal.write.not-collecting")) : Optional.empty();
        }

        private Optional<Refusal> enough(Proposal proposal) {
            int least = seconds.least(proposal);
            int count = seconds.count(proposal.id());
            return count >= least ? Optional.empty() : Optional.of(new Refusal("proposal.write.few-seconds", least, count, least - count));
        }
    }
}
