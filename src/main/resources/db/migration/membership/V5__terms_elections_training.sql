-- To which body of a unit a post belongs (Body.of; a test compares them). NONE: no seat, appointed, without a term.
create function membership_body(kind text, post text) returns text language sql immutable parallel safe return case
    when post in ('LIAISON', 'CORRESPONDENT') then 'NONE'
    when kind = 'FUND_AUDIT_COMMITTEE' or post in ('FUND_AUDIT_HEAD', 'FUND_AUDIT_MEMBER') then 'FUND_AUDIT'
    when kind = 'WOMENS_COMMITTEE' or post in ('WOMEN_HEAD', 'WOMENS_MEMBER') then 'WOMENS'
    when kind = 'ASSOCIATION' or post in ('ASSOCIATION_CHAIR', 'ASSOCIATION_VICE_CHAIR', 'ASSOCIATION_SECRETARY', 'ASSOCIATION_COUNCILLOR') then 'ASSOCIATION'
    when kind in ('GROUP', 'DIRECT_GROUP') or post = 'GROUP_LEADER' then 'GROUP'
    when kind = 'STANDING_COMMITTEE' or post = 'STANDING_MEMBER' then 'STANDING'
    else 'COMMITTEE' end;

-- For whom the offices of a unit are: a body that is a unit of its own acts for the one above it.
create view membership_home as
    select id as unit_id, case when kind in ('COMMITTEE', 'STANDING_COMMITTEE', 'FUND_AUDIT_COMMITTEE', 'WOMENS_COMMITTEE')
        then coalesce(parent_id, id) else id end as home_id from membership_unit;

-- One term (届) of one body of one unit. It runs until the next one begins: a term that has run out is overdue, not over.
create table membership_body_term (
    id          uuid primary key default uuidv7(),
    unit_id     uuid not null references membership_unit (id),
    body        text not null,                   -- Body
    number      int,                             -- 第几届; null when nobody has said
    from_on     date not null,
    elected_to  date not null,                   -- last day as elected
    to_on       date not null,                   -- last day as it is: later than elected when extended with approval
    ended_on    date,                            -- first day it was no longer the term
    ended       text,                            -- RENEWED, CLOSED
    election_id uuid,
    document    text,
    version     int  not null default 0,
    check (number between 1 and 200),
    check (elected_to >= from_on),
    check (to_on >= elected_to),
    check (ended_on >= from_on),
    check ((ended_on is null) = (ended is null)),
    exclude using gist (unit_id with =, body with =, daterange(from_on, ended_on) with &&)
);
create unique index membership_body_term_number on membership_body_term (unit_id, body, number);
create index membership_body_term_now on membership_body_term (to_on) where ended_on is null;

alter table membership_office
    add column term_id      uuid references membership_body_term (id),
    add column came         text check (came in ('ELECTED', 'CO_OPTED', 'APPOINTED')),  -- null: the file did not say
    add column votes        int check (votes >= 0),
    add column of_votes     int check (of_votes >= votes),   -- of so many who should have attended
    add column document     text,                -- the approval
    add column party_post   text,
    add column election_id  uuid,
    add column end_document text;
create index membership_office_term on membership_office (term_id);

-- What happened to offices, terms and elections of a unit, in order; added to, never edited. Names as they were then.
create table membership_office_act (
    id          uuid primary key default uuidv7(),
    unit_id     uuid        not null references membership_unit (id),
    act         text        not null,
    what        text        not null,
    office_id   uuid,
    term_id     uuid,
    election_id uuid,
    on_day      date        not null,
    at          timestamptz not null,
    actor       text        not null,
    document    text,
    reason      text
);
create index membership_office_act_unit on membership_office_act (unit_id, at);

-- An election as the meeting held it, and what the unit above said to its result.
create table membership_election (
    id                uuid primary key default uuidv7(),
    unit_id           uuid not null references membership_unit (id),
    body              text not null,             -- Body
    kind              text not null,             -- ElectionKind
    meeting           text not null,             -- Meeting
    held_on           date not null,
    should_attend     int  not null check (should_attend > 0),
    present           int  not null,
    number            int,                       -- of the term that begins; null for a by-election
    term_from         date not null,             -- the offices begin
    term_to           date,                      -- last day of the term that begins; null for a by-election
    document          text,                      -- number of the report to the unit above
    deviation         text,                      -- why a rule was not kept that may be set aside with approval
    state             text not null,             -- ElectionState
    recorded_by       uuid not null,
    entered_by        uuid[] not null check (cardinality(entered_by) > 0), -- every account that wrote in it: none of them decides it
    recorded_name     text not null,
    recorded_at       timestamptz not null,
    decided_by        uuid,
    decided_name      text,
    decided_at        timestamptz,
    decision_document text,
    decision_reason   text,
    version           int not null default 0,
    check (present between 0 and should_attend),
    check (term_from >= held_on),
    check (term_to >= term_from)
);
create index membership_election_unit on membership_election (unit_id, held_on);
create index membership_election_open on membership_election (state) where state in ('DRAFT', 'RECORDED', 'RETURNED');

create table membership_race (
    id          uuid primary key default uuidv7(),
    election_id uuid not null references membership_election (id) on delete cascade,
    post        text not null,                   -- Post
    seats       int  not null check (seats between 1 and 199),
    given       int  not null check (given >= 0),
    returned    int  not null check (returned >= 0),
    valid       int  not null check (valid between 0 and returned),
    unique (election_id, post)
);

create table membership_candidate (
    race_id    uuid not null references membership_race (id) on delete cascade,
    nr         int  not null,
    person_id  uuid not null,                    -- whoever it was then: no reference, because records of people may become one
    name       text not null,
    staff_no   text not null,
    votes      int  not null check (votes >= 0),
    against    int  not null check (against >= 0),
    abstain    int  not null check (abstain >= 0),
    full_time  boolean not null,
    primary key (race_id, nr),
    unique (race_id, person_id)
);

-- Who was trained when, for how many hours. An entry is withdrawn, never deleted.
create table membership_training (
    id               uuid primary key default uuidv7(),
    person_id        uuid not null references personnel_person (id),
    what             text not null,
    organiser        text,
    on_day           date not null,
    hours            numeric(5, 1) not null check (hours > 0 and hours <= 500),
    actor            text not null,
    at               timestamptz not null,
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_reason text
);
create unique index membership_training_once on membership_training (person_id, on_day, what) where withdrawn_at is null;

-- Terms as the offices that a roster brought in speak of them: what most of a body's officers have is the body's term.
-- A later term that began later is the next one; another last day for the same beginning is a correction.
create function membership_terms_follow(units uuid[]) returns void language plpgsql as $$
declare
    spoken record;
    known  membership_body_term;
begin
    for spoken in
        select distinct on (unit_id, body) unit_id, body, term_to_on as to_on, min(from_on) as from_on
        from (select o.unit_id, membership_body(u.kind, o.post) as body, o.term_to_on, o.from_on
              from membership_office o join membership_unit u on u.id = o.unit_id
              where o.unit_id = any(units) and o.to_on is null and o.term_to_on is not null) held
        where body <> 'NONE' group by unit_id, body, term_to_on order by unit_id, body, count(*) desc, term_to_on desc
    loop
        select * into known from membership_body_term t
        where t.unit_id = spoken.unit_id and t.body = spoken.body and t.ended_on is null for update;
        if found and spoken.to_on > known.to_on and spoken.from_on > known.from_on then
            update membership_body_term set ended_on = spoken.from_on, ended = 'RENEWED', version = version + 1 where id = known.id;
            known := null;
        elsif found then
            if spoken.to_on <> known.to_on and known.to_on = known.elected_to and known.election_id is null and spoken.to_on >= known.from_on then
                update membership_body_term set to_on = spoken.to_on, elected_to = spoken.to_on, version = version + 1 where id = known.id;
            end if;
            continue;
        end if;
        insert into membership_body_term (unit_id, body, from_on, elected_to, to_on)
        select spoken.unit_id, spoken.body, first_day, spoken.to_on, spoken.to_on
        from (select greatest(spoken.from_on, max(ended_on)) as first_day from membership_body_term
              where unit_id = spoken.unit_id and body = spoken.body) free
        where first_day <= spoken.to_on;
    end loop;
    update membership_office o set term_id = t.id from membership_body_term t, membership_unit u
    where o.unit_id = any(units) and o.to_on is null and o.term_id is null and u.id = o.unit_id and t.unit_id = o.unit_id
      and t.body = membership_body(u.kind, o.post) and t.ended_on is null and o.from_on >= t.from_on;
end $$;

select membership_terms_follow(array(select id from membership_unit));
