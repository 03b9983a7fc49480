-- The appraisal of a leader: totals only.
create table congress_appraisal (
    id           uuid primary key default uuidv7(),
    session_id   uuid not null references congress_session (id),
    name         text not null check (char_length(name) between 1 and 60),
    office       text check (char_length(office) <= 100),
    given        int  not null check (given >= 0),
    returned     int  not null check (returned between 0 and given),
    excellent    int  not null check (excellent >= 0),
    competent    int  not null check (competent >= 0),
    basic        int  not null check (basic >= 0),
    incompetent  int  not null check (incompetent >= 0),
    counted_by   uuid[] not null,
    counted_name text not null,
    counted_at   timestamptz not null,
    confirmed_by uuid,
    confirmed_name text,
    confirmed_at timestamptz,
    version      int  not null default 0,
    unique (session_id, name),
    check (excellent + competent + basic + incompetent <= returned),
    check (confirmed_by is null or not confirmed_by = any (counted_by))
);

create table congress_resolution (
    id             uuid primary key default uuidv7(),
    session_id     uuid not null references congress_session (id),
    item_id        uuid references congress_item (id), -- that was passed; null for one on the whole session
    number         text not null check (char_length(number) between 1 and 40),
    title          text not null check (char_length(title) between 2 and 200),
    text           text not null check (char_length(text) between 2 and 20000),
    adopted_on     date not null,
    published_at   timestamptz,
    published_name text,
    version        int  not null default 0,
    unique (session_id, number)
);
create index congress_resolution_item on congress_resolution (item_id);

-- A meeting of the presidium, of the body between sessions or of a special committee.
create table congress_gathering (
    id            uuid primary key default uuidv7(),
    session_id    uuid not null references congress_session (id), -- during it, or after it
    committee     text not null,                  -- CommitteeKind
    nr            int  not null check (nr > 0),
    held_on       date not null,
    place         text check (char_length(place) <= 100),
    seats         int  not null check (seats >= 0), -- who sat on it that day
    present       int  not null check (present between 0 and seats),
    record        text not null check (char_length(record) between 2 and 8000),
    recorded_name text not null,
    recorded_at   timestamptz not null,
    unique (session_id, committee, nr)
);

-- What the body between sessions did; the next session hears of it.
create table congress_interim_act (
    id           uuid primary key default uuidv7(),
    gathering_id uuid not null references congress_gathering (id),
    title        text not null check (char_length(title) between 2 and 200),
    matter       text not null,                   -- Matter, none that the congress itself must pass
    text         text not null check (char_length(text) between 2 and 4000),
    reported_in  uuid references congress_item (id) -- the item under which the next session heard of it
);
create index congress_interim_act_gathering on congress_interim_act (gathering_id);
create index congress_interim_act_reported on congress_interim_act (reported_in);

-- The report to the union above after the session.
create table congress_report (
    session_id    uuid primary key references congress_session (id),
    sent_on       date not null,
    document_no   text check (char_length(document_no) <= 100),
    recorded_name text not null,
    recorded_at   timestamptz not null
);

-- A point of the evaluation that nobody but an officer can tell.
create table congress_check (
    session_id  uuid not null references congress_session (id),
    point       text not null,                    -- CheckPoint
    fine        boolean not null,
    note        text check (char_length(note) <= 500),
    ticked_name text not null,
    ticked_at   timestamptz not null,
    primary key (session_id, point)
);

-- A line of the archive catalogue that the portal does not hold itself.
create table congress_archive_line (
    id         uuid primary key default uuidv7(),
    session_id uuid not null references congress_session (id),
    nr         int  not null,
    title      text not null check (char_length(title) between 2 and 200),
    pages      int  check (pages > 0),
    place      text check (char_length(place) <= 100),
    unique (session_id, nr)
);
