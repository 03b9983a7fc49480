-- A workbook somebody handed in, from upload to commit.
create table intake_roster (
    id           uuid primary key default uuidv7(),
    kind         text,                           -- RosterKind.name(); null until recognised or chosen
    file_id      uuid,                           -- sealed bytes; gone once committed, withdrawn, refused or stale
    file_name    text        not null,
    sheet        text,                           -- null until recognised or chosen
    charset      text,
    state        text        not null,           -- RosterState
    survey       jsonb,                          -- what was found in the file: sheets, kinds that fit, headings
    answer       jsonb,                          -- what the owner chose: kind, sheet, column -> field
    account_id   uuid        not null,
    person_name  text        not null,
    handed_at    timestamptz not null,
    reach        text,                           -- how far the owner's rights reached at the preview; other rights, no commit
    attempt      int         not null default 0, -- counts readings; an older reading that wakes up again is ignored
    done         bigint      not null default 0, -- rows behind us in the step under way
    total        bigint,                         -- null while unknown
    lines_new       int not null default 0,
    lines_changed   int not null default 0,
    lines_unchanged int not null default 0,
    lines_faulty    int not null default 0,
    lines_missing   int not null default 0,
    lines_hidden    int not null default 0,      -- rows taken although hidden in the workbook
    lines_warned    int not null default 0,      -- rows with a warning
    refusal      text,                           -- message code when the file or its commit was refused
    refusal_args jsonb not null default '[]',
    committed_at timestamptz,
    version      int not null default 0
);
create index intake_roster_owner on intake_roster (account_id, handed_at desc);
create index intake_roster_handed on intake_roster (handed_at);

-- A row of the workbook after planning: what the commit will do with it.
create table intake_line (
    roster_id uuid not null references intake_roster (id) on delete cascade,
    row_no    int  not null,                     -- as in the workbook; missing records are numbered on from the last row
    status    text not null,                     -- NEW, CHANGED, UNCHANGED, FAULTY, MISSING
    label     text not null,                     -- how people call the record
    target_id uuid,                              -- the record it matches
    target_version int,                          -- its version when the preview was made
    fields    jsonb not null default '{}',       -- canonical values, sensitive ones sealed (base64); money in fen;
                                                 -- of a faulty row what stands in the file, without sensitive columns
    changes   jsonb not null default '[]',       -- [{field, from, to}] for the eye, sensitive ones masked
    faults    jsonb not null default '[]',       -- [{cell, code, args}]
    warnings  jsonb not null default '[]',
    primary key (roster_id, row_no)
);
create index intake_line_status on intake_line (roster_id, status, row_no);

-- Headings mapped by hand, remembered for the next file.
create table intake_heading (
    kind    text not null,
    heading text not null,                       -- folded: without white space, asterisks, case and width
    field   text not null,                       -- '' when the column is not taken
    primary key (kind, heading)
);
