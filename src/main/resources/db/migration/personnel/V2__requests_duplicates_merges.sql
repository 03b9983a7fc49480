-- The 15-digit form of an 18-digit number, as a keyed hash: finds the record kept under the old form of the same number.
alter table personnel_person add column document_old_hash bytea;
create index personnel_person_old_document on personnel_person (document_old_hash) where document_old_hash is not null;
create index personnel_person_old_document_missing on personnel_person (id)
    where document_type = 'RESIDENT_ID' and not document_legacy and document_sealed is not null and document_old_hash is null;
create index personnel_person_name_birth on personnel_person (name, birth_on);
create index personnel_person_sound_birth on personnel_person (name_pinyin, birth_on);

-- What somebody asks to have put right in the own record. Evidence lies in files, owner 'personnel.request'.
create table personnel_request (
    id         uuid primary key default uuidv7(),
    person_id  uuid        not null references personnel_person (id),
    account_id uuid        not null,             -- who asked, and gets the answer
    reason     text        not null,
    asked_at   timestamptz not null,
    due_on     date,                             -- to be answered by then; null: no calendar of that year
    evidence   boolean     not null default false
);
create index personnel_request_person on personnel_request (person_id, asked_at);

-- Each field is decided for itself. Sensitive values in threes, as in the person's record.
create table personnel_request_field (
    id           uuid primary key default uuidv7(),
    request_id   uuid not null references personnel_request (id) on delete cascade,
    field        text not null,                  -- PersonField
    before       text,                           -- as it was when asked: code, day, text; sensitive: masked
    after        text not null,
    after_type   text,                           -- DocumentType, for a document number
    after_sealed bytea,
    state        text not null,                  -- RequestState
    decided_at   timestamptz,
    decided_by   text,
    why          text,
    unique (request_id, field)
);
create index personnel_request_field_open on personnel_request_field (field, request_id) where state = 'ASKED';

-- Two records that look alike and are two people: somebody looked and said so.
create table personnel_distinct (
    a_id   uuid        not null references personnel_person (id),
    b_id   uuid        not null references personnel_person (id),
    at     timestamptz not null,
    actor  text        not null,
    reason text        not null,
    primary key (a_id, b_id),
    check (a_id < b_id)
);
create index personnel_distinct_b on personnel_distinct (b_id);

-- Two records that were one person. The one that went is gone from personnel_person; its id still leads to the one that
-- stays. No foreign keys: what stays may itself go later.
create table personnel_merge (
    id          uuid primary key default uuidv7(),
    stays_id    uuid        not null,
    goes_id     uuid        not null,
    stays_label text        not null,
    goes_label  text        not null,
    taken       text        not null,            -- fields whose value came from the one that went, apart by blanks
    at          timestamptz not null,
    actor       text        not null,
    reason      text        not null,
    undone_at   timestamptz,
    undone_by   text,
    undo_reason text,
    check (stays_id <> goes_id)
);
create unique index personnel_merge_goes on personnel_merge (goes_id) where undone_at is null;
create index personnel_merge_stays on personnel_merge (stays_id) where undone_at is null;
create index personnel_merge_at on personnel_merge (at);

-- How every row was and became: all that is needed to undo. ADDED and REMOVED rows whole, of CHANGED ones the columns
-- that changed, of KEPT ones the key.
create table personnel_merge_row (
    merge_id   uuid  not null references personnel_merge (id),
    nr         int   not null,
    table_name text  not null,
    kind       text  not null,
    key        jsonb not null,
    before     jsonb,
    after      jsonb,
    primary key (merge_id, nr)
);
