-- The policy library (制度文件): a new version is a record of its own that names the one it follows.
create table rulebook_policy (
    id          uuid primary key default uuidv7(),
    title       text        not null,
    number      text,                            -- 文号
    issuer      text        not null,
    version     text,
    trial       boolean     not null default false, -- 试行
    adopted_on  date,
    from_on     date        not null,
    to_on       date,                            -- first day no longer in force; null: in force until further notice
    note        text,
    follows_id  uuid unique references rulebook_policy (id),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    revision    int         not null default 0,
    check (to_on is null or to_on > from_on),
    check (follows_id <> id)
);
create index rulebook_policy_from on rulebook_policy (from_on desc);

-- Settings. A row says what a rule was worth from a day on. The value, the rule, the unit and the first day of a row
-- never change; its last day and its confirmation are written once. A correction of the past replaces rows, which
-- stay readable with the reason.
create table rulebook_setting (
    id           uuid primary key default uuidv7(),
    rule         text        not null,
    unit_id      uuid,                           -- null: everywhere; else this unit and all below it
    value        jsonb       not null,
    from_on      date        not null,
    to_on        date,                           -- first day no longer in force
    document     text,
    article      text,
    policy_id    uuid references rulebook_policy (id),
    reason       text,                           -- why the past was corrected
    set_by       text        not null,
    set_at       timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    replaced_by  text,
    replaced_at  timestamptz,                    -- null: counts
    replaced_because text,
    check (to_on is null or to_on > from_on or replaced_at is not null),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check ((replaced_by is null) = (replaced_at is null)),
    constraint rulebook_setting_one_a_day exclude using gist (
        rule with =,
        (coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
        daterange(from_on, to_on) with &&) where (replaced_at is null)
);
create index rulebook_setting_rule on rulebook_setting (rule, unit_id, from_on) where replaced_at is null;
create index rulebook_setting_policy on rulebook_setting (policy_id) where policy_id is not null;

create function rulebook_setting_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'settings are never deleted' using errcode = 'check_violation', constraint = 'rulebook_setting_is_kept';
    end if;
    if (new.id, new.rule, new.unit_id, new.value, new.from_on, new.set_by, new.set_at)
           is distinct from (old.id, old.rule, old.unit_id, old.value, old.from_on, old.set_by, old.set_at)
       or (old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by, new.document, new.article, new.policy_id)
           is distinct from (old.confirmed_at, old.confirmed_by, old.document, old.article, old.policy_id))
       or old.replaced_at is not null then
        raise exception 'what a setting said is never rewritten' using errcode = 'check_violation', constraint = 'rulebook_setting_is_kept';
    end if;
    return new;
end $$;
create trigger rulebook_setting_is_kept before update or delete on rulebook_setting
    for each row execute function rulebook_setting_is_kept();

-- Working days: the national days of a year as announced, and what a region adds to them.
create table rulebook_calendar (
    id          uuid primary key default uuidv7(),
    year        int         not null check (year between 2000 and 2100),
    source      text        not null,
    imported_by text        not null,
    imported_at timestamptz not null,
    replaced_at timestamptz,                     -- a later file for the same year took its place
    reason      text                             -- why it took the place of an earlier one
);
create unique index rulebook_calendar_year on rulebook_calendar (year) where replaced_at is null;
create table rulebook_calendar_day (
    calendar_id uuid    not null references rulebook_calendar (id),
    day         date    not null,
    name        text    not null,
    off         boolean not null,                -- false: worked though the week says otherwise
    primary key (calendar_id, day)
);
create index rulebook_calendar_day_day on rulebook_calendar_day (day);

create table rulebook_regional_day (
    id           uuid primary key default uuidv7(),
    region       text        not null,
    day          date        not null,
    name         text        not null,
    off          boolean     not null,
    basis        text,
    set_by       text        not null,
    set_at       timestamptz not null,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawn_because text,
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index rulebook_regional_day_once on rulebook_regional_day (region, day) where withdrawn_at is null;
create index rulebook_regional_day_day on rulebook_regional_day (day) where withdrawn_at is null;
