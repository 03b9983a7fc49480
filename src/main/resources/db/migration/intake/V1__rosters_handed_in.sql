-- A workbook somebody handed in, from upload to commit.
create table intake_roster (
    id           uuid primary key default uuidv7(),
    kind         text        not null,           -- RosterKind.name()
    file_id      uuid,                           -- sealed bytes; gone once committed, withdrawn or stale
    file_name    text        not null,
    sheet        text,
    charset      text,
    state        text        not null,           -- RosterState
    columns      jsonb,                          -- heading -> field, as recognised or mapped by hand
    account_id   uuid        not null,
    person_name  text        not null,
    handed_at    timestamptz not null,
    done         bigint      not null default 0, -- progress of the step under way
    total        bigint,
    lines_new       int not null default 0,
    lines_changed   int not null default 0,
    lines_unchanged int not null default 0,
    lines_faulty    int not null default 0,
    lines_missing   int not null default 0,
    refusal      text,                           -- message code and arguments when the file as a whole was refused
    refusal_args jsonb,
    committed_at timestamptz,
    version      int not null default 0
);
create index intake_roster_owner on intake_roster (account_id, handed_at desc);

-- A row of the workbook after planning: what the commit will do with it.
create table intake_line (
    roster_id uuid not null references intake_roster (id) on delete cascade,
    row_no    int  not null,                     -- as in the workbook; missing records are numbered on from the last row
    status    text not null,                     -- NEW, CHANGED, UNCHANGED, FAULTY, MISSING
    label     text not null,                     -- how people call the record
    target_id uuid,                              -- the record it matches
    target_version int,                          -- its version when the preview was made
    fields    jsonb not null default '{}',       -- canonical values, sensitive ones sealed (base64)
    changes   jsonb not null default '[]',       -- [{field, from, to}] for the eye, sensitive ones masked
    faults    jsonb not null default '[]',       -- [{cell, code, args}]
    warnings  jsonb not null default '[]',
    primary key (roster_id, row_no)
);
create index intake_line_status on intake_line (roster_id, status, row_no);

-- Headings mapped by hand, remembered for the next file.
create table intake_heading (
    kind    text not null,
    heading text not null,
    field   text not null,
    primary key (kind, heading)
);
