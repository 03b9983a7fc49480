-- The words of a person follow a changed name. Who has changed is found by setting the two states of the rows against
-- each other as sets: a join of them is planned once, for the single row a session changes first, and would then
-- compare every row with every other when a roster changes a hundred thousand people.
create or replace function personnel_person_indexed() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into personnel_word (word, person_id)
            select distinct w collate "C", p.id from new_people p, unnest(personnel_words(p.name, p.name_pinyin, p.staff_no)) w
            where w <> '' order by 1, 2;
    elsif tg_op = 'DELETE' then
        delete from personnel_word using old_people o, unnest(personnel_words(o.name, o.name_pinyin, o.staff_no)) w
            where word = w and person_id = o.id;
    else
        delete from personnel_word
            using (select id, name, name_pinyin, staff_no from old_people
                   except select id, name, name_pinyin, staff_no from new_people) o,
                unnest(personnel_words(o.name, o.name_pinyin, o.staff_no)) w
            where word = w and person_id = o.id;
        insert into personnel_word (word, person_id)
            select distinct w collate "C", p.id
            from (select id, name, name_pinyin, staff_no from new_people
                  except select id, name, name_pinyin, staff_no from old_people) p,
                unnest(personnel_words(p.name, p.name_pinyin, p.staff_no)) w
            where w <> '' order by 1, 2;
    end if;
    return null;
end $$;
