package org.unionhall.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.PersonId;

/**
 * A proposal: one matter, one case.
 *
 * @param number      its number within the session, from filing on; null before and for what was never filed
 * @param caseNo      the number as it is printed: 2026-001
 * @param delegation  of a collective proposal; null for one of persons
 * @param proposers   the names of its own first proposers, in order, with a comma between; of merged ones see {@link Docket#authors}
 * @param mergedInto  the proposal it is one with now; null for none
 * @param seconds     how many had confirmed at submission; null before
 * @param round       1, or 2 when it is handled once more
 * @param department  who leads in answering; null until assigned
 * @param leader      the leader in charge, who signs the answer
 * @param dueOn       the last day to answer in this round
 * @param movedAt     since when it waits where it is
 */
public record Proposal(UUID id, UUID session, ProposalStage stage, Integer number, String caseNo, String title, Category category, String reason, String measures,
                       UUID delegation, String delegationName, UUID wantedDepartment, String wantedName, Visibility visibility, String proposers, UUID mergedInto, Integer seconds,
                       int round, UUID department, String departmentName, PersonId leader, LocalDate dueOn, ResultClass result, Instant createdAt,
                       Instant submittedAt, Instant filedAt, Instant repliedAt, Instant closedAt, Instant movedAt, int version) {

    public boolean collective() {
        return delegation != null;
    }
}
