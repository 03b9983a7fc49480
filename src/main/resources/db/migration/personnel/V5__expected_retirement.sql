-- The day the employer expects somebody to retire. It is never computed here: since retirement is put off gradually it
-- depends on the person.
alter table personnel_person add column retires_on date;
create index personnel_person_retires on personnel_person (retires_on) where retires_on is not null;
create index personnel_person_birthday on personnel_person ((extract(month from birth_on)));
