-- A proposal (提案): one matter, one case, from the first draft to the archive. Its way is the table ProposalAct.
create table proposal (
    id            uuid primary key default uuidv7(),
    session_id    uuid not null references congress_session (id), -- for which it was written; it stays so however long it takes
    stage         text not null,                 -- ProposalStage
    number        int,                           -- given at filing, without a gap within a session; never given twice
    title         text not null check (char_length(title) <= 60),   -- 案由
    category      text not null,                 -- Category
    reason        text not null,                 -- 理由 · 现状分析
    measures      text not null,                 -- 建议措施
    delegation_id uuid references congress_delegation (id), -- of a collective proposal; null for one of persons
    wanted_department uuid references personnel_department (id), -- the undertaker that the proposer suggests
    visibility    text not null default 'PUBLIC', -- Visibility
    merged_into   uuid references proposal (id),
    seconds       int check (seconds >= 0),      -- frozen at submission
    round         int not null default 1 check (round in (1, 2)), -- of handling: once more after a dissatisfied answer
    lead_department uuid references personnel_department (id),    -- who answers; null until assigned
    leader_id     uuid references personnel_person (id),          -- the leader in charge, who signs the answer
    due_on        date,                          -- last day to answer in this round
    result        text,                          -- ResultClass of the answer given
    created_by    uuid not null,                 -- the account
    created_at    timestamptz not null,
    submitted_at  timestamptz,
    filed_at      timestamptz,
    replied_at    timestamptz,
    closed_at     timestamptz,
    moved_at      timestamptz not null,          -- since when it waits where it is
    version       int not null default 0,
    check ((stage = 'MERGED') = (merged_into is not null)),
    check (merged_into <> id),
    check (filed_at is null or number is not null)
);
create unique index proposal_session_number on proposal (session_id, number);
create index proposal_session on proposal (session_id, stage);
create index proposal_stage on proposal (stage, moved_at);
create index proposal_merged on proposal (merged_into);
create index proposal_department on proposal (lead_department, stage);
create index proposal_leader on proposal (leader_id, stage);
create index proposal_due on proposal (due_on) where due_on is not null;

-- Who proposes. The first wrote it; a merged proposal keeps its own rows, so nobody is lost by merging or undoing it.
create table proposal_proposer (
    proposal_id uuid not null references proposal (id),
    person_id   uuid not null references personnel_person (id),
    delegate_id uuid references congress_delegate (id),
    nr          int  not null check (nr > 0),
    primary key (proposal_id, person_id),
    unique (proposal_id, nr)
);
create index proposal_proposer_person on proposal_proposer (person_id);

-- Who seconds (附议): invited or of their own accord, and only by their own confirmation.
create table proposal_second (
    proposal_id uuid not null references proposal (id),
    person_id   uuid not null references personnel_person (id),
    delegate_id uuid not null references congress_delegate (id),
    state       text not null,                   -- SecondState
    invited_at  timestamptz,
    said_at     timestamptz,                     -- confirmed, declined or withdrawn
    primary key (proposal_id, person_id)
);
create index proposal_second_person on proposal_second (person_id, state);

-- What was done with a proposal, in order; added to, never edited.
create table proposal_step (
    id          uuid primary key default uuidv7(),
    proposal_id uuid not null references proposal (id),
    act         text not null,                   -- ProposalAct, or a message key for what is no act
    from_stage  text,
    to_stage    text not null,
    at          timestamptz not null,
    person_id   uuid references personnel_person (id),
    actor       text not null,                   -- the name as it was; empty for the portal
    note        text,
    closed      boolean not null default false   -- not for the department before the case is closed: evaluations
);
create index proposal_step_proposal on proposal_step (proposal_id, at, id);

-- The last number given in a session; the row is locked by whoever files.
create table proposal_number (
    session_id uuid primary key references congress_session (id),
    last       int  not null check (last >= 0)
);

-- Who answers for a department (承办人) and which leader of the school is in charge of it (分管校领导), with dates.
create table proposal_undertaker (
    id            uuid primary key default uuidv7(),
    department_id uuid not null references personnel_department (id),
    person_id     uuid not null references personnel_person (id),
    post          text not null check (post in ('HEAD', 'HANDLER', 'LEADER')),
    from_on       date not null,
    to_on         date,
    check (to_on is null or to_on > from_on)
);
create unique index proposal_undertaker_once on proposal_undertaker (department_id, person_id, post) where to_on is null;
create index proposal_undertaker_person on proposal_undertaker (person_id) where to_on is null;

-- Files that belong to a proposal, to an answer or to what came after it.
create table proposal_paper (
    proposal_id uuid not null references proposal (id),
    file_id     uuid not null unique,
    part        text not null check (part in ('TEXT', 'REPLY', 'PROMISE')),
    primary key (proposal_id, file_id)
);

-- Departments that assist (协办): they answer to the lead, and the lead answers once for all.
create table proposal_assist (
    proposal_id   uuid not null references proposal (id),
    department_id uuid not null references personnel_department (id),
    words         text,                          -- what the department has to say; null until it said so
    said_at       timestamptz,
    said_by       text,
    primary key (proposal_id, department_id),
    check ((words is null) = (said_at is null))
);
create index proposal_assist_department on proposal_assist (department_id);
