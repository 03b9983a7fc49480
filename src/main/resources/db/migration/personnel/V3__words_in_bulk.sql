-- A hundred thousand people bring a million words. They are made by one function call a person and written in the
-- order of their index; the table belongs to its triggers alone, so that neither a foreign key nor a second index
-- need be kept for it: what a person's words were follows from the person.
drop trigger personnel_person_inserted on personnel_person;
drop trigger personnel_person_updated on personnel_person;
drop function personnel_words(text, text, text);
alter table personnel_word drop constraint personnel_word_person_id_fkey;
drop index personnel_word_person;

create function personnel_words(name text, pinyin text, staff_no text) returns text[]
    language plpgsql immutable parallel safe as $$
declare
    plain     text   := lower(name);
    bare      text   := translate(plain, '· ', '');
    syllables text[] := string_to_array(pinyin, ' ');
    words     text[] := array[lower(staff_no)];
    sound     text   := '';
    initials  text   := '';
begin
    for n in 1 .. char_length(plain) loop
        words := words || substr(plain, n);
    end loop;
    if bare <> plain then
        for n in 1 .. char_length(bare) loop
            words := words || substr(bare, n);
        end loop;
    end if;
    for n in reverse cardinality(syllables) .. 1 loop
        sound := syllables[n] || sound;
        initials := left(syllables[n], 1) || initials;
        words := words || sound || initials;
    end loop;
    return words;
end $$;

create or replace function personnel_person_indexed() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into personnel_word (word, person_id)
            select distinct w collate "C", p.id from new_people p, unnest(personnel_words(p.name, p.name_pinyin, p.staff_no)) w
            where w <> '' order by 1, 2;
    elsif tg_op = 'DELETE' then
        delete from personnel_word using old_people o, unnest(personnel_words(o.name, o.name_pinyin, o.staff_no)) w
            where word = w and person_id = o.id;
    elsif exists (select 1 from new_people p join old_people o on o.id = p.id
            and (o.name, o.name_pinyin, o.staff_no) is distinct from (p.name, p.name_pinyin, p.staff_no)) then
        delete from personnel_word using old_people o, new_people p, unnest(personnel_words(o.name, o.name_pinyin, o.staff_no)) w
            where o.id = p.id and (o.name, o.name_pinyin, o.staff_no) is distinct from (p.name, p.name_pinyin, p.staff_no)
              and word = w and person_id = o.id;
        insert into personnel_word (word, person_id)
            select distinct w collate "C", p.id from new_people p join old_people o on o.id = p.id
                and (o.name, o.name_pinyin, o.staff_no) is distinct from (p.name, p.name_pinyin, p.staff_no),
                unnest(personnel_words(p.name, p.name_pinyin, p.staff_no)) w
            where w <> '' order by 1, 2;
    end if;
    return null;
end $$;
create trigger personnel_person_inserted after insert on personnel_person
    referencing new table as new_people for each statement execute function personnel_person_indexed();
create trigger personnel_person_updated after update on personnel_person
    referencing new table as new_people old table as old_people for each statement execute function personnel_person_indexed();
create trigger personnel_person_deleted after delete on personnel_person
    referencing old table as old_people for each statement execute function personnel_person_indexed();

-- Where a person works now is asked for every row of every list: answered by this index alone.
drop index personnel_posting_one_open;
create unique index personnel_posting_one_open on personnel_posting (person_id) include (department_id) where to_on is null;

-- Names are found by their words; what is needed is their order.
drop index personnel_person_name;
create index personnel_person_sound on personnel_person (name_pinyin, name);
