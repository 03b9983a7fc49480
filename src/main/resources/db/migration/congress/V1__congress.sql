-- Who is represented: a congress of all staff (教代会), of the union's members (工代会), or both in one meeting (双代会).
-- A term (届) belongs to the unit whose congress it is: the school's union, or a grassroots union for the second level.
create table congress_term (
    id        uuid primary key default uuidv7(),
    unit_id   uuid    not null references membership_unit (id),
    number    int     not null check (number between 1 and 99),
    staff     boolean not null,                  -- a congress of all who are employed, members or not
    members   boolean not null,                  -- a congress of the union's members
    from_on   date    not null,
    to_on     date    not null,                  -- last day of the term as it was set
    stage     text    not null,                  -- TermStage
    seats     int check (seats > 0),             -- formal delegates wanted in all
    document_no text,                            -- of the Party committee's approval of the scheme
    document_on date,
    version   int     not null default 0,
    check (staff or members),
    check (to_on > from_on)
);
create unique index congress_term_number on congress_term (unit_id, number, staff, members);
create index congress_term_unit on congress_term (unit_id, from_on);

-- A session (次) of a term: planned, approved, its delegates settled, prepared, open, closed, archived.
create table congress_session (
    id             uuid primary key default uuidv7(),
    term_id        uuid not null references congress_term (id),
    number         int  not null check (number between 1 and 99),
    stage          text not null,                -- SessionStage
    opens_on       date not null,
    closes_on      date not null,
    venue          text,
    online         boolean not null default false, -- part of the delegates take part from elsewhere, which the record must say
    document_no    text,
    document_on    date,
    papers_sent_on date,
    collects_from  date,                         -- proposals are collected from this day on
    collects_until timestamptz,                  -- and up to this moment; later ones are suggestions
    version        int  not null default 0,
    check (closes_on >= opens_on),
    check ((collects_from is null) = (collects_until is null))
);
create unique index congress_session_number on congress_session (term_id, number);
create index congress_session_stage on congress_session (stage, opens_on);

-- A delegation (代表团): the delegates of some electoral units, with a head.
create table congress_delegation (
    id      uuid primary key default uuidv7(),
    term_id uuid not null references congress_term (id),
    number  int  not null check (number > 0),
    name    text not null check (char_length(name) between 1 and 60),
    version int  not null default 0,
    unique (term_id, number),
    unique (term_id, name)
);

-- An electoral unit of a term: how many it may elect, and to which delegation its delegates belong.
create table congress_electorate (
    term_id       uuid not null references congress_term (id),
    unit_id       uuid not null references membership_unit (id),
    delegation_id uuid references congress_delegation (id),
    voters        int  not null check (voters >= 0), -- staff or members counted on the day of the calculation
    seats         int  not null check (seats >= 0),
    primary key (term_id, unit_id)
);

-- A delegate. Formal ones are elected for the term; observers and invited guests come to one session and have no vote.
create table congress_delegate (
    id            uuid primary key default uuidv7(),
    term_id       uuid not null references congress_term (id),
    session_id    uuid references congress_session (id), -- of observers and guests; null for formal delegates
    person_id     uuid not null references personnel_person (id),
    unit_id       uuid references membership_unit (id),  -- the unit that elected
    delegation_id uuid references congress_delegation (id),
    kind          text not null,                 -- DelegateKind
    stage         text not null,                 -- DelegateStage
    number        int check (number > 0),        -- on the delegate's card
    head          text check (head in ('HEAD', 'DEPUTY')), -- leads the delegation
    staff         boolean not null,              -- votes on matters of all staff
    member        boolean not null,              -- votes on matters and elections of the union
    -- what the person was on the day of drafting: what the proportion meter counts
    teacher       boolean not null default false,
    front_line    boolean not null default false,
    model_worker  boolean not null default false,
    leader        boolean not null default false, -- head of a department or above (中层以上)
    from_on       date,                          -- qualified from this day on
    to_on         date,                          -- first day no longer a delegate
    end_reason    text,                          -- DelegateEnd
    votes         int check (votes >= 0),
    version       int  not null default 0,
    check ((kind = 'FORMAL') = (session_id is null)),
    check ((stage = 'ENDED') = (end_reason is not null)),
    check (to_on is null or from_on is null or to_on >= from_on)
);
-- Once at a time; who was ended may be elected again.
create unique index congress_delegate_once on congress_delegate (term_id, person_id, coalesce(session_id, '00000000-0000-0000-0000-000000000000')) where stage <> 'ENDED';
create unique index congress_delegate_number on congress_delegate (term_id, number) where kind = 'FORMAL';
create index congress_delegate_person on congress_delegate (person_id);
create index congress_delegate_term on congress_delegate (term_id, kind, stage);
create index congress_delegate_session on congress_delegate (session_id);
create index congress_delegate_delegation on congress_delegate (delegation_id);

-- Special committees of a congress (专门委员会) and its presidium (主席团): who sits on them in a term.
create table congress_seat (
    id        uuid primary key default uuidv7(),
    term_id   uuid not null references congress_term (id),
    committee text not null,                     -- CommitteeKind
    person_id uuid not null references personnel_person (id),
    post      text not null check (post in ('CHAIR', 'SECRETARY', 'MEMBER')),
    from_on   date not null,
    to_on     date,
    check (to_on is null or to_on > from_on)
);
create unique index congress_seat_once on congress_seat (term_id, committee, person_id) where to_on is null;
create index congress_seat_person on congress_seat (person_id) where to_on is null;
