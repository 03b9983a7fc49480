-- What is known of a unit beyond its name. What it was called and where it stood before is in membership_unit_past.
alter table membership_unit
    add column english_name   text,
    add column campus         text,
    add column established_no text,                    -- the document by which it was approved
    add column established_on date,
    add column credit_code    text unique check (credit_code ~ '^[0-9A-Z]{18}$'), -- GB 32100; a school's union only
    add column certificate_no text,                    -- certificate of the legal person; a school's union only
    add column contact_name   text,
    add column contact_phone  text,                    -- of the office, not of a person
    add column contact_place  text,
    add column contact_email  text,
    add column profile        text,
    add column preparing      boolean not null default false, -- approved, its committee not yet elected
    add column ended_by       text;                    -- UnitAct: MERGE, SPLIT_UP, DISSOLVE

-- How a unit was before a change, from a day (null: from its beginning) to a day.
create table membership_unit_past (
    id         uuid primary key default uuidv7(),
    unit_id    uuid not null references membership_unit (id),
    from_on    date,
    to_on      date not null,
    name       text not null,
    short_name text not null,
    kind       text not null,
    parent_id  uuid references membership_unit (id),
    party_organisation text,
    check (from_on is null or to_on > from_on),
    exclude using gist (unit_id with =, daterange(from_on, to_on) with &&)
);

-- Ends of units are planned: who and what goes where is laid out, seen, changed and confirmed.
create table membership_unit_plan (
    id          uuid primary key default uuidv7(),
    act         text        not null,                  -- UnitAct: MERGE, SPLIT_UP, DISSOLVE
    state       text        not null,                  -- PlanState
    on_day      date        not null,
    document_no text        not null,
    document_on date        not null,
    reason      text        not null,
    account_id  uuid        not null,
    actor       text        not null,
    made_at     timestamptz not null,
    ended_at    timestamptz,
    version     int         not null default 0
);
create index membership_unit_plan_state on membership_unit_plan (state, made_at);

-- The units of a plan: those that end, those that go on, and those that begin with it.
create table membership_unit_plan_unit (
    plan_id    uuid not null references membership_unit_plan (id),
    unit_id    uuid not null,                          -- of one that begins: the id it will have
    part       text not null,                          -- ENDS, GOES_ON, BEGINS
    nr         int  not null,
    code       text not null,
    name       text not null,
    short_name text not null,
    kind       text not null,
    parent_id  uuid,
    party_organisation text,
    primary key (plan_id, unit_id)
);
create index membership_unit_plan_unit_unit on membership_unit_plan_unit (unit_id);

-- Where each of what a unit has goes: units below it, mappings of departments, offices (none: it ends).
create table membership_unit_plan_line (
    plan_id   uuid not null references membership_unit_plan (id),
    what      text not null,                           -- UNIT, DEPARTMENT, OFFICE
    subject   uuid not null,
    from_unit uuid not null,
    to_unit   uuid,
    post      text,                                    -- as which an office goes on
    primary key (plan_id, what, subject)
);
-- … and each member; the label says who it was, whatever becomes of the record.
create table membership_unit_plan_member (
    plan_id   uuid not null references membership_unit_plan (id),
    person_id uuid not null,
    from_unit uuid not null,
    to_unit   uuid,
    label     text not null,
    primary key (plan_id, person_id)
);
create index membership_unit_plan_member_to on membership_unit_plan_member (plan_id, to_unit);

-- What happened to a unit, in order; added to, never edited.
create table membership_unit_act (
    id          uuid primary key default uuidv7(),
    unit_id     uuid        not null references membership_unit (id),
    act         text        not null,                  -- UnitAct
    on_day      date        not null,
    document_no text,
    document_on date,
    reason      text,
    plan_id     uuid references membership_unit_plan (id),
    at          timestamptz not null,
    actor       text        not null
);
create index membership_unit_act_unit on membership_unit_act (unit_id, at);

create table membership_unit_act_change (
    act_id uuid not null references membership_unit_act (id),
    nr     int  not null,
    field  text not null,
    before text,
    after  text,
    primary key (act_id, nr)
);

-- The journal of a unit runs forward: no act takes effect before the one before it.
create function membership_unit_act_forward() returns trigger language plpgsql as $$
begin
    if exists (select 1 from membership_unit_act a where a.unit_id = new.unit_id and a.on_day > new.on_day) then
        raise exception 'an act before the last one' using errcode = 'check_violation', constraint = 'membership_unit_act_forward';
    end if;
    return new;
end $$;
create trigger membership_unit_act_forward before insert on membership_unit_act
    for each row execute function membership_unit_act_forward();

-- Nobody and nothing is in a unit that is no more: members, offices, departments, units below it.
create function membership_within_unit() returns trigger language plpgsql as $$
begin
    if exists (select 1 from fresh f join membership_unit u on u.id = f.unit_id
               where u.to_on is not null and (f.to_on is null or f.to_on > u.to_on)) then
        raise exception 'the unit is no more' using errcode = 'check_violation', constraint = 'membership_unit_no_more';
    end if;
    return null;
end $$;
create trigger membership_stay_within_new after insert on membership_stay
    referencing new table as fresh for each statement execute function membership_within_unit();
create trigger membership_stay_within after update on membership_stay
    referencing new table as fresh for each statement execute function membership_within_unit();
create trigger membership_office_within_new after insert on membership_office
    referencing new table as fresh for each statement execute function membership_within_unit();
create trigger membership_office_within after update on membership_office
    referencing new table as fresh for each statement execute function membership_within_unit();
create trigger membership_department_within_new after insert on membership_unit_department
    referencing new table as fresh for each statement execute function membership_within_unit();
create trigger membership_department_within after update on membership_unit_department
    referencing new table as fresh for each statement execute function membership_within_unit();

create function membership_unit_ends_empty() returns trigger language plpgsql as $$
begin
    if exists (select 1 from membership_stay where unit_id = new.id and (to_on is null or to_on > new.to_on))
        or exists (select 1 from membership_office where unit_id = new.id and (to_on is null or to_on > new.to_on))
        or exists (select 1 from membership_unit_department where unit_id = new.id and (to_on is null or to_on > new.to_on))
        or exists (select 1 from membership_unit where parent_id = new.id and (to_on is null or to_on > new.to_on)) then
        raise exception 'somebody is still there' using errcode = 'check_violation', constraint = 'membership_unit_ends_empty';
    end if;
    return null;
end $$;
create trigger membership_unit_ends_empty after update of to_on on membership_unit
    for each row when (new.to_on is not null) execute function membership_unit_ends_empty();

create function membership_unit_below_living() returns trigger language plpgsql as $$
begin
    if exists (select 1 from fresh f join membership_unit p on p.id = f.parent_id where f.to_on is null and p.to_on is not null) then
        raise exception 'the unit above is no more' using errcode = 'check_violation', constraint = 'membership_unit_no_more';
    end if;
    return null;
end $$;
create trigger membership_unit_below_living_new after insert on membership_unit
    referencing new table as fresh for each statement execute function membership_unit_below_living();
create trigger membership_unit_below_living after update on membership_unit
    referencing new table as fresh for each statement execute function membership_unit_below_living();

-- One change of the tree after the other: two at once would each miss what the other did.
create or replace function membership_unit_tree_changed() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('membership_unit_below'));
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

-- Associations: what they are for, who joined by themselves, and the check of every year.
create table membership_association (
    unit_id  uuid primary key references membership_unit (id),
    activity text,
    charter  text,
    funding  text,
    version  int not null default 0
);
create table membership_association_member (
    id        uuid primary key default uuidv7(),
    unit_id   uuid not null references membership_unit (id),
    person_id uuid not null references personnel_person (id),
    from_on   date not null,
    to_on     date,                                    -- first day no longer there; the day of joining: left at once
    check (to_on is null or to_on >= from_on),
    exclude using gist (unit_id with =, person_id with =, daterange(from_on, to_on) with &&)
);
create index membership_association_member_person on membership_association_member (person_id);
create unique index membership_association_member_now on membership_association_member (unit_id, person_id) where to_on is null;
create trigger membership_association_within_new after insert on membership_association_member
    referencing new table as fresh for each statement execute function membership_within_unit();
create trigger membership_association_within after update on membership_association_member
    referencing new table as fresh for each statement execute function membership_within_unit();
create table membership_association_check (
    unit_id       uuid not null references membership_unit (id),
    year          int  not null check (year between 1950 and 2200),
    state         text not null,                       -- CheckState; no row: due
    report        text not null,
    members       int  not null,                       -- on the day of handing in
    handed_in_at  timestamptz not null,
    handed_in_by  text not null,
    decided_at    timestamptz,
    decided_by    text,
    reason        text,
    version       int  not null default 0,
    primary key (unit_id, year)
);
