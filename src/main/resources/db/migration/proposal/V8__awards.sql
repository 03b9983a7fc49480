-- Excellent proposals, advanced departments and advanced handlers of a session. Its way is the table figure.AwardAct.
create table proposal_award (
    id            uuid primary key default uuidv7(),
    session_id    uuid not null references congress_session (id),
    kind          text not null check (kind in ('PROPOSAL', 'DEPARTMENT', 'HANDLER')),
    proposal_id   uuid references proposal (id),
    department_id uuid references personnel_department (id),
    person_id     uuid references personnel_person (id),
    stage         text not null,                 -- figure.AwardStage
    name          text not null,                 -- of what is awarded, as it was on that day
    reason        text not null check (char_length(reason) between 1 and 500),
    score         numeric(5, 1),                 -- as it was computed on the day of choice
    notice_until  date,                          -- last day of the public notice
    number        int check (number > 0),        -- of the certificate, within session and kind
    moved_at      timestamptz not null,
    version       int not null default 0,
    check (num_nonnulls(proposal_id, department_id, person_id) = 1),
    check ((kind = 'PROPOSAL') = (proposal_id is not null)),
    check ((kind = 'DEPARTMENT') = (department_id is not null)),
    check ((stage = 'AWARDED') = (number is not null)),
    check (stage not in ('NOTICE', 'AWARDED') or notice_until is not null)
);
-- Chosen once; who was dropped may be chosen again.
create unique index proposal_award_once on proposal_award (session_id, kind, coalesce(proposal_id, department_id, person_id)) where stage <> 'DROPPED';
create unique index proposal_award_number on proposal_award (session_id, kind, number);
create index proposal_award_person on proposal_award (person_id) where person_id is not null;

-- Every step, and every objection during the notice with what the committee said to it. Added to, never edited.
create table proposal_award_step (
    id       uuid primary key default uuidv7(),
    award_id uuid not null references proposal_award (id),
    act      text not null,                      -- AwardAct, or OBJECTED
    at       timestamptz not null,
    actor    text not null,
    note     text
);
create index proposal_award_step_award on proposal_award_step (award_id, at, id);
