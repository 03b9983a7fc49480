package org.unionhall.proposal;

/**
 * What became of a proposal that the committee has received: one of these, so that what came in is the sum of what came
 * out. A merged one shares the outcome of the case it is one with.
 */
public enum Outcome {
    /** A case (立案), however far it has come. */
    FILED,
    /** A suggestion (意见建议). */
    SUGGESTION,
    /** With its proposer again, to be put right. */
    RETURNED,
    NOT_FILED,
    /** Taken back by its proposer after it had been received. */
    WITHDRAWN,
    /** The committee, or the presidium, has not decided. */
    UNDECIDED;

    /** The outcome of the proposal {@code t}; null for what the committee never received. Merged ones: MERGED. */
    public static final String SQL = """
            case when t.stage in ('DRAFT', 'SECONDING') then null
                 when t.stage in ('REVIEW', 'PRESIDIUM') then 'UNDECIDED'
                 when t.stage in ('SUGGESTION', 'FORWARDED', 'ANSWERED') then 'SUGGESTION'
                 when t.stage in ('NOT_FILED', 'EXPLAINED') then 'NOT_FILED'
                 when t.stage = 'MERGED' then 'MERGED'
                 when t.stage in ('CHECK', 'RETURNED', 'WITHDRAWN') then
                    case when exists (select 1 from proposal_step h where h.proposal_id = t.id and h.from_stage in ('REVIEW', 'PRESIDIUM'))
                         then case when t.stage = 'WITHDRAWN' then 'WITHDRAWN' else 'RETURNED' end end
                 when t.stage = 'ARCHIVED' and t.number is null then
                    (select case h.from_stage when 'ANSWERED' then 'SUGGESTION' when 'EXPLAINED' then 'NOT_FILED'
                                 when 'WITHDRAWN' then case when exists (select 1 from proposal_step w where w.proposal_id = t.id
                                      and w.from_stage in ('REVIEW', 'PRESIDIUM')) then 'WITHDRAWN' end end
                     from proposal_step h where h.proposal_id = t.id and h.act = 'ARCHIVE' order by h.at desc limit 1)
                 else 'FILED' end""";
}
