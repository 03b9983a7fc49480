-- Who was given a case or a suggestion, each time anew: after an objection there is a second row. Added to, never edited.
create table proposal_assignment (
    id            uuid primary key default uuidv7(),
    proposal_id   uuid not null references proposal (id),
    department_id uuid not null references personnel_department (id),
    department    text not null,                 -- its name on that day: departments are renamed
    leader        text,                          -- the leader in charge on that day, by name
    assists       text,                          -- the departments that assist, by name
    note          text,
    due_on        date not null,
    object_until  date,                          -- last day to object; null for suggestions
    meant         uuid references personnel_department (id), -- whose matter it is according to the objection
    objected      text,                          -- why
    assigned_at   timestamptz not null,
    actor         text not null
);
create index proposal_assignment_proposal on proposal_assignment (proposal_id, assigned_at);

-- More time, asked for by the lead department and granted by somebody else.
create table proposal_extension (
    id          uuid primary key default uuidv7(),
    proposal_id uuid not null references proposal (id),
    round       int  not null,
    due_was     date not null,
    due_asked   date not null,
    reason      text not null,
    state       text not null check (state in ('ASKED', 'GRANTED', 'REFUSED', 'LAPSED')),
    asked_at    timestamptz not null,
    asked_by    uuid not null,                   -- the account
    asker       text not null,
    decided_at  timestamptz,
    decider     text,
    note        text,
    check (due_asked > due_was),
    check ((state = 'ASKED') = (decided_at is null))
);
create unique index proposal_extension_open on proposal_extension (proposal_id) where state = 'ASKED';
create index proposal_extension_proposal on proposal_extension (proposal_id);

-- What the portal has reminded of, once each.
create table proposal_reminder (
    proposal_id uuid not null references proposal (id),
    kind        text not null,                   -- handle.Reminder
    about_on    date not null,                   -- the day it is about
    at          timestamptz not null,
    primary key (proposal_id, kind, about_on)
);

-- The conversation between the proposers and the department that leads.
create table proposal_message (
    id          uuid primary key default uuidv7(),
    proposal_id uuid not null references proposal (id),
    side        text not null check (side in ('PROPOSER', 'DEPARTMENT')),
    actor       text not null,
    text        text not null check (char_length(text) between 1 and 2000),
    at          timestamptz not null
);
create index proposal_message_proposal on proposal_message (proposal_id, at);

-- Answers, each version of them. What was signed stays as it was signed.
create table proposal_reply (
    id             uuid primary key default uuidv7(),
    proposal_id    uuid not null references proposal (id),
    round          int  not null,
    nr             int  not null check (nr > 0),  -- version within the round
    department     text not null,
    result         text,                          -- ResultClass; null for suggestions and explanations
    text           text not null check (char_length(text) between 1 and 10000),
    measures       text,
    why_not        text,                          -- of what cannot be solved now
    promised_on    date,                          -- of what is planned
    unheard        text,                          -- why a department that assists was not waited for
    drafted_at     timestamptz not null,
    drafter        text not null,
    sent_back_at   timestamptz,
    sent_back      text,                          -- who, and why
    signed_at      timestamptz,
    signer         text,
    signer_account uuid,
    signer_post    text,
    signer_request text,                          -- the request under which the log and the audit trail have it
    digest         bytea,                         -- SHA-256 over the answer as it was signed
    released_at    timestamptz,
    releaser       text,                          -- empty where no leader signs
    evaluate_until date,                          -- null while there is no calendar for that year
    unique (proposal_id, round, nr),
    check ((signed_at is null) = (digest is null)),
    check ((result = 'PLANNED') = (promised_on is not null)),
    check (released_at is null or signed_at is not null or result is null)
);
create unique index proposal_reply_given on proposal_reply (proposal_id, round) where released_at is not null;

create function proposal_reply_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an answer is never deleted';
    end if;
    if (new.proposal_id, new.round, new.nr, new.department, new.text, new.drafted_at, new.drafter)
            is distinct from (old.proposal_id, old.round, old.nr, old.department, old.text, old.drafted_at, old.drafter)
        or (new.result, new.measures, new.why_not, new.promised_on, new.unheard) is distinct from (old.result, old.measures, old.why_not, old.promised_on, old.unheard)
        or old.signed_at is not null and (new.signed_at, new.signer, new.signer_account, new.signer_post, new.signer_request, new.digest)
            is distinct from (old.signed_at, old.signer, old.signer_account, old.signer_post, old.signer_request, old.digest)
        or old.released_at is not null and (new.released_at, new.releaser) is distinct from (old.released_at, old.releaser) then
        raise exception 'an answer stays as it was written and signed';
    end if;
    return new;
end $$;
create trigger proposal_reply_stays before update or delete on proposal_reply for each row execute function proposal_reply_stays();
