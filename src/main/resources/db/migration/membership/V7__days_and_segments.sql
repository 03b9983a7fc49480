-- How a membership stood on a past day is told by its acts: the state from which the first act after that day led away,
-- or, where none followed, the present one. Null: not yet a member.
create index membership_act_states on membership_act (person_id, on_day, at, id) include (from_state)
    where from_state is distinct from to_state;
create index membership_act_days on membership_act (on_day) where from_state is distinct from to_state;

create function membership_states_on(day date) returns table (person_id uuid, state text)
    language sql stable parallel safe as $$
    select m.person_id, case when n.on_day is null then m.state else n.from_state end
    from membership_member m
    left join lateral (
        select a.on_day, a.from_state from membership_act a
        where a.person_id = m.person_id and a.on_day > day and a.from_state is distinct from a.to_state
          -- asked once, not for each member: nothing has happened since
          and exists (select 1 from membership_act later where later.on_day > day and later.from_state is distinct from later.to_state)
        order by a.on_day, a.at, a.id limit 1) n on true
$$;

-- Who was a member on a day, and of which unit.
create function membership_roster_on(day date) returns table (person_id uuid, unit_id uuid, state text)
    language sql stable parallel safe as $$
    select s.person_id, s.unit_id, o.state
    from membership_stay s join membership_states_on(day) o on o.person_id = s.person_id
    where s.from_on <= day and (s.to_on is null or s.to_on > day) and o.state in ('ACTIVE', 'RETAINED')
$$;

-- A unit and all that were below it on a day: what stood elsewhere then is in membership_unit_past.
create index membership_unit_past_parent on membership_unit_past (parent_id);
create function membership_units_on(day date, root uuid) returns table (unit_id uuid)
    language sql stable parallel safe as $$
    with recursive down (id) as (
        select root
        union
        select c.id from down d cross join lateral (
            select u.id from membership_unit u where u.parent_id = d.id and not exists (
                select 1 from membership_unit_past p where p.unit_id = u.id and p.to_on > day and (p.from_on is null or p.from_on <= day))
            union all
            select p.unit_id from membership_unit_past p where p.parent_id = d.id and p.to_on > day and (p.from_on is null or p.from_on <= day)) c
    ) select id from down
$$;

-- Whether somebody is on the employer's staff. Who is away for a time is; a person whose state nobody has noted counts too.
create function membership_on_staff(duty_state text) returns boolean language sql immutable parallel safe
    return coalesce(duty_state not in ('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED'), true);

-- Full years (周岁) on a day; who was born on 29 February turns older on 1 March of other years.
create function membership_age(born date, day date) returns int language sql immutable parallel safe
    return extract(year from age(day::timestamp, born::timestamp))::int;

-- Filters of the list of members, kept under a name. Who is meant is asked anew each time, with the reader's own scope.
create table membership_segment (
    id         uuid primary key default uuidv7(),
    name       text        not null,
    filters    text        not null,             -- the query of the list's address
    account_id uuid        not null,             -- whose it is
    owner      text        not null,
    shared     boolean     not null,
    unit_id    uuid references membership_unit (id), -- with whom: those who work in this unit; null: all readers of the list
    made_at    timestamptz not null,
    version    int         not null default 0,
    check (shared or unit_id is null),
    unique (account_id, name)
);
create index membership_segment_shared on membership_segment (unit_id) where shared;
