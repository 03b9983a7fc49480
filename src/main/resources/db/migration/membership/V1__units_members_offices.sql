-- Union units (工会组织): a tree of any depth. Nothing is deleted: a unit that ends keeps its history.
create table membership_unit (
    id          uuid primary key default uuidv7(),
    code        text not null unique,
    name        text not null,
    short_name  text not null,                   -- for lists and menus; the full name when the roster gives none
    kind        text not null,                   -- UnitKind
    parent_id   uuid references membership_unit (id),
    party_organisation text,                     -- the Party organisation this unit follows
    from_on     date,
    to_on       date,                            -- first day it no longer exists
    version     int  not null default 0,
    check (parent_id is null or parent_id <> id),
    check (to_on is null or from_on is null or to_on > from_on)
);
create index membership_unit_parent on membership_unit (parent_id);

-- Who is below whom, at any depth (each unit is below itself): what data scope and subtree counts join with.
create table membership_unit_below (
    unit_id     uuid not null references membership_unit (id),
    ancestor_id uuid not null references membership_unit (id),
    depth       int  not null,
    primary key (ancestor_id, unit_id)
);
create index membership_unit_below_unit on membership_unit_below (unit_id);

create function membership_unit_tree_changed() returns trigger language plpgsql as $$
begin
    delete from membership_unit_below;
    insert into membership_unit_below (unit_id, ancestor_id, depth)
        with recursive up (unit_id, ancestor_id, depth, parent_id, path) as (
            select id, id, 0, parent_id, array [id] from membership_unit
            union all
            select up.unit_id, p.id, up.depth + 1, p.parent_id, up.path || p.id
            from up join membership_unit p on p.id = up.parent_id and p.id <> all (up.path)
        ) select unit_id, ancestor_id, depth from up;
    if exists (select 1 from membership_unit u where parent_id is not null
               and exists (select 1 from membership_unit_below b where b.ancestor_id = u.id and b.unit_id = u.parent_id)) then
        raise exception 'a unit cannot be above itself' using errcode = 'check_violation', constraint = 'membership_unit_no_circle';
    end if;
    return null;
end $$;
create trigger membership_unit_tree_insert after insert on membership_unit
    for each statement execute function membership_unit_tree_changed();
create trigger membership_unit_tree_update after update of parent_id on membership_unit
    for each statement execute function membership_unit_tree_changed();

-- Departments and units: many to many, with dates.
create table membership_unit_department (
    id            uuid primary key default uuidv7(),
    unit_id       uuid not null references membership_unit (id),
    department_id uuid not null references personnel_department (id),
    from_on       date not null,
    to_on         date,
    check (to_on is null or to_on > from_on),
    exclude using gist (unit_id with =, department_id with =, daterange(from_on, to_on) with &&)
);
create index membership_unit_department_department on membership_unit_department (department_id);

-- A person's membership: one row for life, whatever its state; the acts tell the story.
create table membership_member (
    person_id uuid primary key references personnel_person (id),
    state     text not null,                     -- MemberState
    joined_on date,                              -- the day of the (latest) admission; null when the file did not say
    card_no   text unique,
    version   int  not null default 0
);
create index membership_member_state on membership_member (state);

-- Where a member belongs, with dates: on any day one unit.
create table membership_stay (
    id        uuid primary key default uuidv7(),
    person_id uuid not null references membership_member (person_id),
    unit_id   uuid not null references membership_unit (id),
    from_on   date not null,
    to_on     date,
    check (to_on is null or to_on > from_on),
    exclude using gist (person_id with =, daterange(from_on, to_on) with &&)
);
create index membership_stay_unit on membership_stay (unit_id, from_on);
create index membership_stay_now on membership_stay (unit_id, person_id) where to_on is null;
create unique index membership_stay_one_open on membership_stay (person_id) where to_on is null;

-- Offices: person, unit, post, term. An office ends when somebody says so; a term that has run out is overdue
-- (届满未换届), it does not end the office by itself.
create table membership_office (
    id         uuid primary key default uuidv7(),
    unit_id    uuid not null references membership_unit (id),
    post       text not null,                    -- Post
    person_id  uuid not null references personnel_person (id),
    full_time  boolean not null,
    from_on    date not null,
    term_to_on date,                             -- last day of the term, as elected
    to_on      date,                             -- first day no longer in office; null: holds it
    end_reason text,
    version    int  not null default 0,
    check (term_to_on is null or term_to_on >= from_on),
    check (to_on is null or to_on >= from_on),
    exclude using gist (unit_id with =, post with =, person_id with =, daterange(from_on, to_on) with &&)
);
create index membership_office_person on membership_office (person_id);
create index membership_office_unit on membership_office (unit_id, post);
-- posts with one holder at a time
alter table membership_office add constraint membership_office_one_holder
    exclude using gist (unit_id with =, post with =, daterange(from_on, to_on) with &&)
    where (post in ('CHAIR', 'EXECUTIVE_VICE_CHAIR', 'WOMEN_HEAD', 'FUND_AUDIT_HEAD', 'ASSOCIATION_CHAIR'));

-- What happened to a membership, in order; added to, never edited.
create table membership_act (
    id         uuid primary key default uuidv7(),
    person_id  uuid        not null references membership_member (person_id),
    act        text        not null,
    from_state text,
    to_state   text,
    from_unit  uuid,
    to_unit    uuid,
    on_day     date        not null,
    at         timestamptz not null,
    actor      text        not null,
    source_id  uuid,
    note       text
);
create index membership_act_person on membership_act (person_id, at);
