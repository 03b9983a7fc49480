-- Letters inside the portal, kept after they were read.
create table inbox_letter (
    id         uuid primary key default uuidv7(),
    account_id uuid        not null references identity_account (id),
    event      text        not null,             -- what happened, once: brings the same reader no second letter
    subject    text        not null,
    text       text        not null,
    href       text,                             -- where to act on it
    sent_at    timestamptz not null,
    read_at    timestamptz,
    unique (account_id, event)
);
create index inbox_letter_unread on inbox_letter (account_id) where read_at is null;
create index inbox_letter_newest on inbox_letter (account_id, sent_at desc);
