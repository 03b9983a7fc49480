-- What became of a proposal above the school: reported to a higher level, and what was awarded there.
create table proposal_honour (
    id          uuid primary key default uuidv7(),
    proposal_id uuid not null references proposal (id),
    level       text not null,                   -- figure.HonourLevel
    kind        text not null,                   -- figure.HonourKind: REPORTED, or what was awarded
    on_day      date not null,                   -- reported, or awarded, on
    document    text check (char_length(document) <= 120), -- name or number of the document
    entered_at  timestamptz not null,
    actor       text not null,                   -- who entered it
    unique (proposal_id, level, kind)
);
