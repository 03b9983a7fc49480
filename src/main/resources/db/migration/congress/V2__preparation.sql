-- How the seats of a term were shared out, so that the arithmetic can be printed again.
alter table congress_term
    add column quota_rule  text,                 -- Rounding
    add column quota_least int check (quota_least between 0 and 9), -- seats of the smallest unit
    add column quota_on    date;                 -- the day on which the voters were counted

-- The election of delegates in one electoral unit: the figures of its meeting. The votes stand with each candidate.
create table congress_election (
    id            uuid primary key default uuidv7(),
    term_id       uuid not null references congress_term (id),
    unit_id       uuid not null references membership_unit (id),
    held_on       date not null,
    should_attend int  not null check (should_attend > 0),
    present       int  not null check (present between 0 and should_attend),
    seats         int  not null check (seats > 0), -- to be filled by this election
    by_election   boolean not null,              -- for a seat that fell vacant
    fewer_because text check (char_length(fewer_because) between 2 and 500), -- why fewer should attend than voters were counted
    recorded_at   timestamptz not null,
    recorded_by   text not null
);
create index congress_election_term on congress_election (term_id, unit_id, held_on);
alter table congress_delegate add column election_id uuid references congress_election (id);
create index congress_delegate_election on congress_delegate (election_id);
create index congress_delegate_unit on congress_delegate (unit_id);

-- What happened to terms, sessions and delegates, in order; added to, never edited.
create table congress_step (
    id          uuid primary key default uuidv7(),
    term_id     uuid not null references congress_term (id),
    session_id  uuid references congress_session (id),
    delegate_id uuid references congress_delegate (id),
    act         text not null,                   -- TermAct, SessionAct, DelegateAct
    from_stage  text,
    to_stage    text not null,
    on_day      date not null,                   -- on which it took effect
    at          timestamptz not null,
    actor       text not null,                   -- the name as it was; empty for the portal
    document_no text,
    note        text
);
create index congress_step_term on congress_step (term_id, at);
create index congress_step_session on congress_step (session_id, at);
create index congress_step_delegate on congress_step (delegate_id, at);
