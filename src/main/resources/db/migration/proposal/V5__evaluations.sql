-- What each proposer thinks of an answer, attitude and result apart; those of merged proposals too. Not for the
-- department before the case is closed.
create table proposal_evaluation (
    proposal_id uuid not null references proposal (id), -- the case
    round       int  not null check (round in (1, 2)),
    person_id   uuid not null references personnel_person (id), -- the proposer
    attitude    text not null check (attitude in ('SATISFIED', 'BASICALLY', 'DISSATISFIED')),
    result      text not null check (result in ('SATISFIED', 'BASICALLY', 'DISSATISFIED')),
    comment     text check (char_length(comment) <= 2000),
    at          timestamptz not null,
    actor       text not null,                   -- who wrote it
    behalf      text,                            -- why somebody else did: DECEASED or NO_ACCOUNT; null for oneself
    primary key (proposal_id, round, person_id),
    check ('DISSATISFIED' not in (attitude, result) or comment is not null)
);
create index proposal_evaluation_person on proposal_evaluation (person_id);

-- What came of a round: counted by the rule in force on that day.
create table proposal_outcome (
    proposal_id uuid not null references proposal (id),
    round       int  not null,
    mark        text,                            -- null when nobody evaluated
    evaluated   int  not null,
    proposers   int  not null,
    rule        text not null,                   -- handle.Split
    at          timestamptz not null,
    primary key (proposal_id, round),
    check (evaluated between 0 and proposers)
);
