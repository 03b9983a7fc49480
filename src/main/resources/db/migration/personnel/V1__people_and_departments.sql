-- Administrative departments (行政部门): the employer's tree, apart from the union's.
create table personnel_department (
    id        uuid primary key default uuidv7(),
    code      text not null unique,
    name      text not null,
    parent_id uuid references personnel_department (id),
    closed_on date,
    version   int  not null default 0
);
create index personnel_department_parent on personnel_department (parent_id);

-- A human being, once. Names are never keys; staff number and document number are.
-- Sensitive fields come in threes: sealed (encrypted), hash (keyed, for matching), masked (for the screen).
create table personnel_person (
    id               uuid primary key default uuidv7(),
    staff_no         text unique,
    name             text not null check (char_length(name) between 1 and 50),
    name_pinyin      text not null,              -- syllables apart by one blank: 'zhang san'
    document_type    text,
    document_sealed  bytea,
    document_hash    bytea unique,
    document_masked  text,
    document_legacy  boolean not null default false, -- a 15-digit number of the old kind: kept, flagged, not changed
    mobile_sealed    bytea,
    mobile_hash      bytea,
    mobile_masked    text,
    sex              text,                       -- codes of the tables in kernel: GB/T 2261.1, 3304, 4762, 4658 …
    birth_on         date,
    ethnicity        text,
    political_status text,
    education        text,
    title            text,
    post_category    text,
    employment_type  text,
    duty_state       text,
    front_line       boolean,
    first_work_on    date,
    created_at       timestamptz not null default now(),
    changed_at       timestamptz not null default now(),
    version          int not null default 0,
    check ((document_sealed is null) = (document_hash is null)),
    check ((mobile_sealed is null) = (mobile_hash is null))
);
create index personnel_person_name on personnel_person (name text_pattern_ops, id);
create index personnel_person_mobile on personnel_person (mobile_hash);

-- Where a person works, with dates; never two departments at once.
create table personnel_posting (
    id            uuid primary key default uuidv7(),
    person_id     uuid not null references personnel_person (id),
    department_id uuid not null references personnel_department (id),
    from_on       date not null,
    to_on         date,                          -- first day no longer there; null: still there
    check (to_on is null or to_on > from_on),
    exclude using gist (person_id with =, daterange(from_on, to_on) with &&)
);
create unique index personnel_posting_one_open on personnel_posting (person_id) where to_on is null;
create index personnel_posting_department on personnel_posting (department_id, from_on);

-- Wages are the base of dues: for the person, the treasurer and the finance section only.
create table personnel_pay (
    person_id       uuid not null references personnel_person (id),
    as_of           date not null,
    post_wage_fen   bigint check (post_wage_fen >= 0),
    grade_wage_fen  bigint check (grade_wage_fen >= 0),
    primary key (person_id, as_of)
);

-- What was changed in a person's record, field by field, by whom and from which source; sensitive values masked.
create table personnel_change (
    id        uuid primary key default uuidv7(),
    person_id uuid        not null references personnel_person (id),
    at        timestamptz not null,
    actor     text        not null,
    source    text        not null,              -- 'import', 'screen', 'request' …
    source_id uuid,
    field     text        not null,
    before    text,
    after     text
);
create index personnel_change_person on personnel_change (person_id, at);
create index personnel_change_source on personnel_change (source_id);

-- The words under which a person is found: every end of the name, of its pinyin (from a syllable on), of its
-- initials, and the staff number. "Part of the name" is then a prefix of one of them: an index, not a scan.
create table personnel_word (
    word      text collate "C" not null,
    person_id uuid not null references personnel_person (id) on delete cascade,
    primary key (word, person_id)
);
create index personnel_word_person on personnel_word (person_id);

create function personnel_words(name text, pinyin text, staff_no text) returns setof text
    language sql immutable as $$
    select distinct word from (
        select lower(substr(name, n)) as word from generate_series(1, char_length(name)) n
        union all
        select replace(replace(lower(substr(name, n)), '·', ''), ' ', '') from generate_series(1, char_length(name)) n
        union all
        select array_to_string(syllables[n:], '') from (select string_to_array(pinyin, ' ') as syllables) s,
             generate_series(1, array_length(syllables, 1)) n
        union all
        select substr(initials, n) from (
            select string_agg(left(syllable, 1), '' order by nr) as initials
            from unnest(string_to_array(pinyin, ' ')) with ordinality as t (syllable, nr)) i,
             generate_series(1, char_length(initials)) n
        union all
        select lower(staff_no)
    ) words where word <> '' and word is not null
$$;

create function personnel_person_indexed() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from personnel_word w using new_people p, old_people o
            where w.person_id = p.id and o.id = p.id
              and (o.name, o.name_pinyin, o.staff_no) is distinct from (p.name, p.name_pinyin, p.staff_no);
        insert into personnel_word (word, person_id)
            select w, p.id from new_people p join old_people o on o.id = p.id
                and (o.name, o.name_pinyin, o.staff_no) is distinct from (p.name, p.name_pinyin, p.staff_no),
                personnel_words(p.name, p.name_pinyin, p.staff_no) w;
    else
        insert into personnel_word (word, person_id)
            select w, p.id from new_people p, personnel_words(p.name, p.name_pinyin, p.staff_no) w;
    end if;
    return null;
end $$;
create trigger personnel_person_inserted after insert on personnel_person
    referencing new table as new_people for each statement execute function personnel_person_indexed();
create trigger personnel_person_updated after update on personnel_person
    referencing new table as new_people old table as old_people for each statement execute function personnel_person_indexed();
