-- Matters (会籍事项): what takes more than one person to settle. Somebody asks to join, to move, to leave; each station
-- says yes, gives it back or says no; the last yes changes the membership. One matter of a person at a time.
create table membership_matter (
    id         uuid primary key default uuidv7(),
    kind       text        not null,             -- MatterKind
    stage      text        not null,             -- MatterStage
    person_id  uuid        not null references personnel_person (id),
    from_unit  uuid references membership_unit (id),
    to_unit    uuid references membership_unit (id),
    asked_by   uuid        not null,             -- the account
    asker      text        not null,
    on_behalf  boolean     not null,             -- a cadre asked for the person
    way        text,                             -- AskingWay: how the person said it
    words      text        not null,             -- the person's reasons
    elsewhere  text,                             -- the union outside: where from, or where to
    letter_no  text unique,                      -- of the letter of introduction (介绍信) given on leaving
    dues_from  date check (extract(day from dues_from) = 1),
    unpaid_since date,                           -- of a proposal that somebody has lapsed: the first month without dues
    talked_on  date,                             -- and the day on which the person was spoken to
    on_day     date,                             -- the day on which it took effect
    asked_at   timestamptz not null,
    moved_at   timestamptz not null,             -- since when it waits where it is
    due_on     date,                             -- by when an answer is promised
    version    int         not null default 0,
    check (from_unit is not null or to_unit is not null),
    check (from_unit is distinct from to_unit),
    check ((stage = 'DONE') = (on_day is not null)),
    check ((kind = 'LAPSE') = (unpaid_since is not null and talked_on is not null))
);
create unique index membership_matter_one_open on membership_matter (person_id) where stage in ('FIRST', 'SECOND', 'RETURNED');
create index membership_matter_person on membership_matter (person_id, asked_at);
create index membership_matter_from on membership_matter (from_unit, stage);
create index membership_matter_to on membership_matter (to_unit, stage);
create index membership_matter_stage on membership_matter (stage, moved_at);

-- What was done with a matter, in order; added to, never edited.
create table membership_matter_step (
    id         uuid primary key default uuidv7(),
    matter_id  uuid        not null references membership_matter (id),
    act        text        not null,             -- MatterAct
    from_stage text,
    to_stage   text        not null,
    at         timestamptz not null,
    actor      text        not null,
    note       text
);
create index membership_matter_step_matter on membership_matter_step (matter_id, at);

-- Letters of introduction are numbered without a gap within a year.
create table membership_letter_number (
    year int primary key,
    last int not null
);

alter table membership_member
    add column retained_for text,                -- RetainReason while retained by an act
    add column dues_from date,                   -- first month that dues are owed for; null: none are
    add constraint membership_member_dues_from check (extract(day from dues_from) = 1);
create sequence membership_card_number start 100001;

alter table membership_act add column reason text, add column document text;
create index membership_act_day on membership_act (on_day);

-- Whether a unit is led by a chair of its own, or of the grassroots union it belongs to: such a chair is asked first.
create function membership_unit_led(unit uuid, today date) returns boolean language sql stable as $$
    select exists (select 1 from membership_unit_below b join membership_unit u on u.id = b.ancestor_id and u.kind = 'GRASSROOTS_UNION'
                   join membership_office o on o.unit_id = u.id and o.post in ('CHAIR', 'EXECUTIVE_VICE_CHAIR')
                   where b.unit_id = unit and daterange(o.from_on, o.to_on) @> today)
$$;

-- Who was invited to join, once: a second letter would be a nuisance.
create table membership_invitation (
    person_id  uuid primary key references personnel_person (id),
    invited_at timestamptz not null,
    actor      text        not null
);
