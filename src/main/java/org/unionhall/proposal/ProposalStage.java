package org.unionhall.proposal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a proposal stands. */
public enum ProposalStage {

    /** Being written; only the proposer sees it. */
    DRAFT,
    /** Shown to the delegates, who may second it. */
    SECONDING,
    /** The head of the delegation looks at it. */
    CHECK,
    /** The proposal committee decides. */
    REVIEW,
    /** The presidium decides what the committee could not. */
    PRESIDIUM,
    /** Back with the proposer, who is told why. */
    RETURNED,
    /** Taken back by the proposer. */
    WITHDRAWN,
    /** One with another proposal, which carries all proposers. */
    MERGED,
    /** Filed: a case with a number. */
    FILED,
    /** The leader in charge has written an opinion. */
    OPINED,
    /** With a department, which has not taken it on yet. */
    ASSIGNED,
    /** The department says that it is not its matter. */
    OBJECTED,
    /** The department works on it. */
    HANDLING,
    /** The answer is written and waits for the head of the department. */
    DRAFTED,
    /** The head of the department has signed; the leader in charge has not. */
    SIGNED,
    /** Answered; its proposers evaluate. */
    REPLIED,
    /** Still not content after the second handling: the committee takes it to the school's leaders. */
    ESCALATED,
    /** Closed; what was promised is still followed. */
    CLOSED,
    /** A suggestion (意见建议), which is to be passed on. */
    SUGGESTION,
    /** With a department, which answers it. */
    FORWARDED,
    /** The suggestion is answered. */
    ANSWERED,
    /** Not filed; why is to be explained to the proposer. */
    NOT_FILED,
    /** Explained. */
    EXPLAINED,
    /** At rest. */
    ARCHIVED;

    /** Where a department owes an answer; one that has objected waits for the committee. */
    private static final Set<ProposalStage> OWED = EnumSet.of(ASSIGNED, HANDLING, DRAFTED, SIGNED, FORWARDED);
    /** {@link #withDepartment} for SQL: the names in brackets. */
    public static final String WITH_DEPARTMENT = Arrays.stream(values()).filter(ProposalStage::withDepartment).map(stage -> "'" + stage + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static final Set<ProposalStage> OWN = EnumSet.of(DRAFT, SECONDING, RETURNED);
    private static final Set<ProposalStage> BEFORE = EnumSet.of(DRAFT, SECONDING, CHECK);

    /** Whether the text is the proposer's to change. */
    public boolean writable() {
        return OWN.contains(this);
    }

    /** Whether it has not reached the committee yet: the committee has not received it. */
    public boolean beforeReceipt() {
        return BEFORE.contains(this);
    }

    /** Whether an answer is owed by a department. */
    public boolean withDepartment() {
        return OWED.contains(this);
    }

    /** The shape beside its name: ok, wait, warn, stop, info, off. */
    public String sign() {
        return switch (this) {
            case FILED, CLOSED, ANSWERED -> "ok";
            case RETURNED, OBJECTED, ESCALATED -> "warn";
            case NOT_FILED -> "stop";
            case MERGED, REPLIED, SUGGESTION -> "info";
            case DRAFT, WITHDRAWN, EXPLAINED, ARCHIVED -> "off";
            default -> "wait";
        };
    }
}
