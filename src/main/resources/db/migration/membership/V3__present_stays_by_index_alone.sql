-- Where a member belongs now is asked for every row of every list: answered by this index alone, and never by the
-- exclusion constraint's, which is ten times as dear for the same question.
drop index membership_stay_one_open;
create unique index membership_stay_one_open on membership_stay (person_id) include (unit_id) where to_on is null;
