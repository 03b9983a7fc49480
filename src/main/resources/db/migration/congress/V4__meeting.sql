-- A sitting: one half-day of a session in one hall. Presence belongs to it.
create table congress_sitting (
    id          uuid primary key default uuidv7(),
    session_id  uuid not null references congress_session (id),
    on_day      date not null,
    half        text not null,                    -- Half
    begins_at   timestamptz not null,             -- who comes later is late
    title       text check (char_length(title) <= 100),
    stage       text not null,                    -- SittingStage
    opened_at   timestamptz,
    closed_at   timestamptz,
    version     int  not null default 0
);
create unique index congress_sitting_half on congress_sitting (session_id, on_day, half) where stage <> 'DROPPED';
create unique index congress_sitting_open on congress_sitting (session_id) where stage = 'OPEN';

-- Somebody was in the hall from a moment to a moment. What was tapped by mistake stays, marked as undone.
create table congress_presence (
    id          uuid primary key default uuidv7(),
    sitting_id  uuid not null references congress_sitting (id),
    delegate_id uuid not null references congress_delegate (id),
    way         text not null check (way in ('CARD', 'LIST')),
    in_at       timestamptz not null,
    in_by       uuid not null,
    in_name     text not null,
    out_at      timestamptz,
    out_way     text check (out_way in ('LEFT', 'CLOSED')), -- went, or was there when the sitting closed
    out_name    text,
    undone_at   timestamptz,
    undone_name text,
    check ((out_at is null) = (out_way is null)),
    check (out_at >= in_at)
);
-- However many tap at once: once in the hall at a time.
create unique index congress_presence_once on congress_presence (sitting_id, delegate_id) where out_at is null and undone_at is null;
create index congress_presence_sitting on congress_presence (sitting_id, delegate_id, in_at);
create index congress_presence_delegate on congress_presence (delegate_id);

-- Leave asked for a sitting, with its reason.
create table congress_leave (
    sitting_id  uuid not null references congress_sitting (id),
    delegate_id uuid not null references congress_delegate (id),
    reason      text not null check (char_length(reason) between 2 and 500),
    noted_name  text not null,
    noted_at    timestamptz not null,
    primary key (sitting_id, delegate_id)
);
create index congress_leave_delegate on congress_leave (delegate_id);

-- An item of the agenda. The figures of a vote are totals: who voted what is written nowhere.
create table congress_item (
    id           uuid primary key default uuidv7(),
    session_id   uuid not null references congress_session (id),
    nr           int  not null,
    title        text not null check (char_length(title) between 2 and 200),
    kind         text not null,                   -- ItemKind
    matter       text not null,                   -- Matter
    electorate   text not null,                   -- Electorate
    note         text check (char_length(note) <= 2000),
    passing      text,                            -- Passing; null for what is only heard
    base         text,                            -- VoteBase
    basis        text check (char_length(basis) <= 300), -- law or document the passing rule comes from
    ballot       text check (ballot in ('SECRET', 'HAND')),
    stage        text not null,                   -- ItemStage
    sitting_id   uuid references congress_sitting (id), -- in which it was opened
    opened_at    timestamptz,
    opened_name  text,
    base_size    int  check (base_size >= 0),     -- of whom the votes are a share, frozen when the vote opened
    valid_size   int  check (valid_size >= 0),    -- delegates of the electorate valid on that day
    present_size int  check (present_size >= 0),  -- of those in the hall: at the opening, and with who came in before the count
    given        int  check (given >= 0),
    returned     int  check (returned >= 0),
    valid        int  check (valid >= 0),
    invalid      int  check (invalid >= 0),
    yes          int  check (yes >= 0),
    no           int  check (no >= 0),
    abstain      int  check (abstain >= 0),
    counted_by   uuid[] not null default '{}',    -- every account that wrote a count of it: none of them confirms
    counted_name text,
    counted_at   timestamptz,
    confirmed_by uuid,
    confirmed_name text,
    confirmed_at timestamptz,
    reason       text check (char_length(reason) <= 500), -- why stopped, counted again, taken off or voided, the last time
    version      int  not null default 0,
    check ((kind = 'DECIDE') = (passing is not null)),
    check (yes + no + abstain = valid),
    check (valid + invalid = returned),
    check (returned <= given and given <= present_size),
    check (confirmed_by is null or not confirmed_by = any (counted_by))
);
create index congress_item_session on congress_item (session_id, nr);
create index congress_item_waiting on congress_item (session_id) where stage = 'COUNTED';

-- The electorate of an item as it was when its vote opened.
create table congress_elector (
    item_id     uuid not null references congress_item (id),
    delegate_id uuid not null references congress_delegate (id),
    primary key (item_id, delegate_id)
);
create index congress_elector_delegate on congress_elector (delegate_id);

-- What a delegation said about an item.
create table congress_opinion (
    item_id       uuid not null references congress_item (id),
    delegation_id uuid not null references congress_delegation (id),
    text          text not null check (char_length(text) between 1 and 4000),
    written_name  text not null,
    written_at    timestamptz not null,
    version       int  not null default 0,
    primary key (item_id, delegation_id)
);
create index congress_opinion_delegation on congress_opinion (delegation_id);
