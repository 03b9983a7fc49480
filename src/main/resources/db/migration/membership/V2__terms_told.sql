-- Of which ends of terms the officers were told: each term and stage once.
create table membership_term_told (
    unit_id    uuid        not null references membership_unit (id),
    term_to_on date        not null,
    stage      text        not null,             -- Term: DUE, OVERDUE
    told_at    timestamptz not null,
    primary key (unit_id, term_to_on, stage)
);
