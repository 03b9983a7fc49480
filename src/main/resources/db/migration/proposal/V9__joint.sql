-- Who is asked to propose together with who wrote it (共同提案人) says so as who is asked to second does, and once only one of
-- both; who has confirmed stands in proposal_proposer too.
alter table proposal_second add column joint boolean not null default false;
