-- Whoever corrected their own figures stood in the list twice.
update congress_appraisal set counted_by = array(select distinct one from unnest(counted_by) one) where cardinality(counted_by) > 1;

-- Proposals are collected to the end of the day: kept is the midnight after it, the first moment that is too late.
update congress_session set collects_until = collects_until + interval '1 second' where extract(second from collects_until) = 59;

-- The first count ends a vote: whoever came into the hall after that did not vote, however late the count is corrected.
alter table congress_item add column ended_at timestamptz;
update congress_item set ended_at = counted_at where given is not null;
-- Where the votes are a share of who was present, it is of all who could vote, also of who came while the vote was open.
update congress_item set base_size = present_size where base = 'PRESENT' and yes > base_size;
alter table congress_item add check (yes <= base_size);

-- By whose committees the matters of a term are looked after: by its own, and once it is over by those of the term of the same unit and
-- bodies that runs now.
create view congress_seating (term_id, by_term_id) as
select t.id, coalesce(n.id, t.id) from congress_term t left join lateral (
    select r.id from congress_term r
    where t.stage = 'OVER' and r.stage = 'RUNNING' and r.unit_id = t.unit_id and (r.staff and t.staff or r.members and t.members)
    order by r.staff and t.staff desc, r.from_on desc, r.id limit 1) n on true;
