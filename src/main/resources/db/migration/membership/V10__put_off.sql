-- A proposal from the staff roster that an officer puts off (暂不办理): it comes back by itself on a day.
create table membership_put_off (
    person_id uuid not null references personnel_person (id),
    kind      text not null,                     -- StaffChanges.Kind
    until_on  date not null,
    actor     text not null,
    at        timestamptz not null,
    note      text not null,
    primary key (person_id, kind)
);
