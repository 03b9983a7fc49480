package org.unionhall.proposal;

/** Where a proposal comes from, for SQL on the proposal {@code t}. */
public final class Origin {

    /** The delegation it comes from: whose collective proposal it is, or its first proposer's; null for none. */
    public static final String DELEGATION = """
            coalesce(t.delegation_id, (select a.delegation_id from proposal_proposer r join congress_delegate a on a.id = r.delegate_id
                where r.proposal_id = t.id and r.nr = 1))""";

    /** Whether the committee has received it, by its journal: it came to the committee, came late, or was decided on where it stood. */
    public static final String RECEIVED = """
            exists (select 1 from proposal_step h where h.proposal_id = t.id and (h.to_stage = 'REVIEW' or h.act in ('SUBMIT_LATE', 'NOT_FILE')))""";

    private Origin() {
    }
}
