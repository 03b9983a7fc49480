-- The number as it is printed, in the form that counted when it was given.
alter table proposal add column case_no text;

-- What a text was before somebody changed it after others had seen it. Added to, never edited.
create table proposal_past (
    id          uuid primary key default uuidv7(),
    proposal_id uuid not null references proposal (id),
    at          timestamptz not null,
    actor       text not null,                   -- who changed it
    title       text not null,
    category    text not null,
    reason      text not null,
    measures    text not null
);
create index proposal_past_proposal on proposal_past (proposal_id, at);

-- A case of the second level that was brought up to the school's session: once, never twice.
create table proposal_origin (
    proposal_id uuid primary key references proposal (id), -- the school's
    origin_id   uuid not null unique references proposal (id)
);

-- Chinese has no spaces: a text is found by the pairs of characters in it, and texts are alike as far as they share pairs.
create function proposal_pairs(words text) returns text[]
    language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct substr(plain, n, 2)), '{}')
    from (select regexp_replace(lower(words), '[[:space:][:punct:]，。、；：？！…—“”‘’（）《》〈〉【】「」·　]+', '', 'g') as plain) p,
         generate_series(1, char_length(plain) - 1) n
$$;

create table proposal_text (
    proposal_id uuid primary key references proposal (id) on delete cascade,
    title       text[] not null,                 -- without the words that stand in every title
    body        text[] not null                  -- of title, reason and measures
);
create index proposal_text_title on proposal_text using gin (title);
create index proposal_text_body on proposal_text using gin (body);

create function proposal_title_pairs(title text) returns text[]
    language sql immutable parallel safe as $$
    select proposal_pairs(regexp_replace(title, '关于|进一步|加强|提高|提升|完善|改善|优化|建议|提案|问题|我校|学校|工作', '', 'g'))
$$;

create function proposal_read() returns trigger language plpgsql as $$
begin
    insert into proposal_text (proposal_id, title, body)
    values (new.id, proposal_title_pairs(new.title), proposal_pairs(new.title || ' ' || new.reason || ' ' || new.measures))
    on conflict (proposal_id) do update set title = excluded.title, body = excluded.body;
    return null;
end $$;
create trigger proposal_written after insert or update of title, reason, measures on proposal
    for each row execute function proposal_read();

-- What a delegate has been asked to second, and what somebody has written, are looked up at every start page.
create index proposal_step_act on proposal_step (act, at);
