-- Proposers who did not evaluate an answer because it was their own.
alter table proposal_outcome add column recused int not null default 0 check (recused >= 0);
