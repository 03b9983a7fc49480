-- What an answer promised for a day. A later day is another row: late stays late.
create table proposal_promise (
    id           uuid primary key default uuidv7(),
    proposal_id  uuid not null references proposal (id),
    nr           int  not null check (nr > 0),
    due_on       date not null,
    state        text not null check (state in ('OPEN', 'KEPT', 'LATE', 'BROKEN', 'REPLACED')),
    asked_at     timestamptz,                    -- the department was asked
    reported_at  timestamptz,
    reporter     text,
    words        text,
    settled_at   timestamptz,                    -- the committee has answered a contradiction
    settler      text,
    settlement   text,
    unique (proposal_id, nr),
    check ((state = 'OPEN') = (reported_at is null)),
    check (reported_at is null or words is not null)
);
create unique index proposal_promise_open on proposal_promise (proposal_id) where state = 'OPEN';
create index proposal_promise_due on proposal_promise (due_on) where state = 'OPEN';

-- A proposer who sees it otherwise, once to each report.
create table proposal_contradiction (
    promise_id uuid not null references proposal_promise (id),
    person_id  uuid not null references personnel_person (id),
    words      text not null,
    at         timestamptz not null,
    primary key (promise_id, person_id)
);
create index proposal_contradiction_person on proposal_contradiction (person_id);

-- What has happened since the answer; possible at any time, the window for answers is no matter.
create table proposal_progress (
    id          uuid primary key default uuidv7(),
    proposal_id uuid not null references proposal (id),
    actor       text not null,
    words       text not null,
    at          timestamptz not null
);
create index proposal_progress_proposal on proposal_progress (proposal_id, at);
