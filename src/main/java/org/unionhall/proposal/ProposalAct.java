package org.unionhall.proposal;

import static org.unionhall.proposal.ProposalStage.ANSWERED;
import static org.unionhall.proposal.ProposalStage.ARCHIVED;
import static org.unionhall.proposal.ProposalStage.ASSIGNED;
import static org.unionhall.proposal.ProposalStage.CHECK;
import static org.unionhall.proposal.ProposalStage.CLOSED;
import static org.unionhall.proposal.ProposalStage.DRAFT;
import static org.unionhall.proposal.ProposalStage.DRAFTED;
import static org.unionhall.proposal.ProposalStage.ESCALATED;
import static org.unionhall.proposal.ProposalStage.EXPLAINED;
import static org.unionhall.proposal.ProposalStage.FILED;
import static org.unionhall.proposal.ProposalStage.FORWARDED;
import static org.unionhall.proposal.ProposalStage.HANDLING;
import static org.unionhall.proposal.ProposalStage.MERGED;
import static org.unionhall.proposal.ProposalStage.NOT_FILED;
import static org.unionhall.proposal.ProposalStage.OBJECTED;
import static org.unionhall.proposal.ProposalStage.OPINED;
import static org.unionhall.proposal.ProposalStage.PRESIDIUM;
import static org.unionhall.proposal.ProposalStage.REPLIED;
import static org.unionhall.proposal.ProposalStage.RETURNED;
import static org.unionhall.proposal.ProposalStage.REVIEW;
import static org.unionhall.proposal.ProposalStage.SECONDING;
import static org.unionhall.proposal.ProposalStage.SIGNED;
import static org.unionhall.proposal.ProposalStage.SUGGESTION;
import static org.unionhall.proposal.ProposalStage.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;

/**
 * The workflow of proposals on one screen: which act, whose, from where to where. Optional steps (the check by the
 * head of the delegation, the opinion and the signature of the leader in charge) are passed by the portal where the
 * rulebook leaves them out.
 */
public enum ProposalAct implements Act<ProposalStage> {

    /** Begins a draft. */
    WRITE(By.DELEGATE, DRAFT),
    /** Brings a case of a second-level congress up to the school's session, once. */
    RAISE(By.COMMITTEE, REVIEW),
    /** Shows the draft to the delegates, so that they can second it. */
    PUBLISH(By.PROPOSER, SECONDING, DRAFT),
    /** Hands it in: seconds enough, in time; their number is frozen. */
    SUBMIT(By.PROPOSER, CHECK, SECONDING, RETURNED),
    /** Hands it in after the deadline: it is a suggestion then. */
    SUBMIT_LATE(By.PROPOSER, SUGGESTION, SECONDING, RETURNED),
    /** The head of the delegation finds it in order. */
    PASS(By.DELEGATION_HEAD, REVIEW, CHECK),
    /** The head of the delegation asks for changes. */
    HAND_BACK(By.DELEGATION_HEAD, RETURNED, CHECK),
    /** The proposer takes it back. */
    WITHDRAW(By.PROPOSER, WITHDRAWN, SECONDING, CHECK, REVIEW, RETURNED),

    /** Files it: a case with the next number. */
    FILE(By.COMMITTEE, FILED, REVIEW),
    /** Makes it one with another that says the same. */
    MERGE(By.COMMITTEE, MERGED, REVIEW),
    /** Takes it out of the other again. */
    UNMERGE(By.COMMITTEE, REVIEW, MERGED),
    /** Gives it back, so that it can be put right. */
    RETURN(By.COMMITTEE, RETURNED, REVIEW),
    /** Makes it a suggestion. */
    TURN_INTO_SUGGESTION(By.COMMITTEE, SUGGESTION, REVIEW),
    /** Does not file it; what was given back and does not come again neither. */
    NOT_FILE(By.COMMITTEE, NOT_FILED, REVIEW, RETURNED),
    /** The committee does not agree: the presidium decides. */
    DISPUTE(By.COMMITTEE, PRESIDIUM, REVIEW),
    /** The presidium has it filed. */
    DECIDE_FILE(By.PRESIDIUM, FILED, PRESIDIUM),
    /** The presidium makes it a suggestion. */
    DECIDE_SUGGESTION(By.PRESIDIUM, SUGGESTION, PRESIDIUM),
    /** The presidium does not have it filed. */
    DECIDE_NOT(By.PRESIDIUM, NOT_FILED, PRESIDIUM),

    /** The leader in charge reads it and says what should be done. */
    GIVE_OPINION(By.LEADER, OPINED, FILED),
    /** Gives it to the department that leads, and to those that assist, with the last day to answer. */
    ASSIGN(By.COMMITTEE, ASSIGNED, FILED, OPINED, OBJECTED),
    /** The department takes it on. */
    ACCEPT(By.DEPARTMENT, HANDLING, ASSIGNED),
    /** The department says whose matter it is instead, within the period for objections. */
    OBJECT(By.DEPARTMENT, OBJECTED, ASSIGNED),
    /** The lead department has written the one answer of all. */
    DRAFT_REPLY(By.DEPARTMENT, DRAFTED, HANDLING),
    /** The head of the department signs. */
    SIGN(By.DEPARTMENT_HEAD, SIGNED, DRAFTED),
    /** The head of the department wants it written better. */
    SEND_BACK(By.DEPARTMENT_HEAD, HANDLING, DRAFTED),
    /** The leader in charge signs, and the answer is given. */
    RELEASE(By.LEADER, REPLIED, SIGNED),
    /** The leader in charge wants it written better. */
    SEND_BACK_DOWN(By.LEADER, HANDLING, SIGNED),
    /** Every proposer has evaluated, or the time to do so is over. */
    CLOSE(By.PORTAL, CLOSED, REPLIED),
    /** A proposer was not content: the department handles it once more. */
    HANDLE_AGAIN(By.PORTAL, HANDLING, REPLIED),
    /** Not content after the second handling either. */
    ESCALATE(By.PORTAL, ESCALATED, REPLIED),
    /** The committee closes it with a note of what the school's leaders said. */
    CLOSE_WITH_NOTE(By.COMMITTEE, CLOSED, ESCALATED),

    /** Passes a suggestion on to the department concerned. */
    FORWARD(By.COMMITTEE, FORWARDED, SUGGESTION),
    /** The department answers the suggestion. */
    ANSWER(By.DEPARTMENT, ANSWERED, FORWARDED),
    /** The committee answers a suggestion itself. */
    ANSWER_ITSELF(By.COMMITTEE, ANSWERED, SUGGESTION),
    /** Explains to the proposer why it was not filed. */
    EXPLAIN(By.COMMITTEE, EXPLAINED, NOT_FILED),
    /** Lays it to rest; nothing is owed any more. */
    ARCHIVE(By.COMMITTEE, ARCHIVED, CLOSED, ANSWERED, EXPLAINED, WITHDRAWN);

    /** Whose act it is. Nobody decides, signs or answers a proposal of their own. */
    public enum By {
        /** A formal delegate of the session. */
        DELEGATE,
        /** Who wrote it; for what was merged, who wrote that one. */
        PROPOSER,
        /** The head, or the deputy, of the first proposer's delegation. */
        DELEGATION_HEAD,
        /** A member of the proposal committee, or the congress officer. */
        COMMITTEE,
        /** A member of the presidium, or the congress officer who records what it decided. */
        PRESIDIUM,
        /** The leader of the school who is in charge of the lead department. */
        LEADER,
        /** The handler or the head of the lead department. */
        DEPARTMENT,
        /** The head of the lead department. */
        DEPARTMENT_HEAD,
        PORTAL
    }

    private static final Set<ProposalAct> REASONED = EnumSet.of(HAND_BACK, WITHDRAW, MERGE, UNMERGE, RETURN, TURN_INTO_SUGGESTION, NOT_FILE, DISPUTE,
            DECIDE_FILE, DECIDE_SUGGESTION, DECIDE_NOT, GIVE_OPINION, OBJECT, SEND_BACK, SEND_BACK_DOWN, CLOSE_WITH_NOTE, ANSWER, ANSWER_ITSELF, EXPLAIN);

    /** Nothing but words goes with them: one form on the page does for all. */
    private static final Set<ProposalAct> PLAIN = EnumSet.of(PASS, HAND_BACK, WITHDRAW, UNMERGE, RETURN, TURN_INTO_SUGGESTION, NOT_FILE, DISPUTE,
            DECIDE_SUGGESTION, DECIDE_NOT, SEND_BACK, SEND_BACK_DOWN);

    private final By by;
    private final ProposalStage to;
    private final Set<ProposalStage> from;

    ProposalAct(By by, ProposalStage to, ProposalStage... from) {
        this.by = by;
        this.to = to;
        this.from = from.length == 0 ? EnumSet.noneOf(ProposalStage.class) : EnumSet.of(from[0], from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public ProposalStage to() {
        return to;
    }

    @Override
    public Set<ProposalStage> from() {
        return EnumSet.copyOf(from);
    }

    /** Whether words must be given, which the proposer reads. */
    public boolean needsReason() {
        return REASONED.contains(this);
    }

    /** Whether nothing but words goes with it. */
    public boolean plain() {
        return PLAIN.contains(this);
    }
}
