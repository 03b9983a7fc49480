-- What was said, once for all its readers and in every language of the portal. Texts of the modules may change later:
-- what was sent stays as it was sent.
create table inbox_message (
    id       uuid primary key default uuidv7(),
    template text        not null,               -- message code of the texts it was made from
    kind     text        not null,               -- LetterKind
    subject  jsonb       not null,               -- by language tag
    text     jsonb       not null,
    href     text,                               -- where to act on it
    sent_at  timestamptz not null
);

insert into inbox_message (id, template, kind, subject, text, href, sent_at)
select id, event, 'RESULT', jsonb_build_object('zh-CN', subject, 'en', subject), jsonb_build_object('zh-CN', text, 'en', text), href, sent_at
from inbox_letter;

alter table inbox_letter
    add column message_id uuid references inbox_message (id),
    add column mail       text not null default 'NEVER'; -- how its reader wanted it by mail when it was sent (MailWish)
update inbox_letter set message_id = id;
alter table inbox_letter
    alter column message_id set not null,
    alter column mail drop default,
    drop column subject, drop column text, drop column href;
create index inbox_letter_message on inbox_letter (message_id);
create index inbox_letter_sent on inbox_letter (sent_at);

-- Where a reader wants mail. Addresses are sealed; a new one counts only when a code sent there came back.
create table inbox_reader (
    account_id     uuid primary key references identity_account (id),
    language       text not null,                -- of the mails
    address_sealed bytea,
    address_masked text,
    confirmed_at   timestamptz,
    asked_sealed   bytea,                        -- the address still to be confirmed
    asked_masked   text,
    code_hash      bytea,                        -- keyed hash of the code sent there
    code_until     timestamptz,
    code_tries     int  not null default 0,      -- wrong codes typed
    check (num_nulls(address_sealed, address_masked, confirmed_at) in (0, 3)),
    check (num_nulls(asked_sealed, asked_masked, code_hash, code_until) in (0, 4))
);

-- Only what differs from the usual of the kind.
create table inbox_wish (
    account_id uuid not null references identity_account (id),
    kind       text not null,                    -- LetterKind
    mail       text not null,                    -- MailWish
    primary key (account_id, kind)
);

-- The outbox: one row is one mail to one reader, whatever it takes to bring it there.
create table inbox_delivery (
    id             uuid primary key default uuidv7(),
    purpose        text        not null,         -- Purpose
    account_id     uuid        not null references identity_account (id),
    letter_id      uuid references inbox_letter (id) on delete cascade,
    day            date,                         -- of a digest
    address_sealed bytea,                        -- where it does not go to the reader's confirmed address; erased when over
    address_masked text        not null,
    code_sealed    bytea,                        -- the code it carries; erased when over
    domain         text        not null,         -- its Message-ID is <id@domain>, the same at every try
    state          text        not null,         -- DeliveryState
    forgiven       int         not null default 0, -- attempts up to this number do not count: it was sent again by hand
    due_at         timestamptz not null,
    created_at     timestamptz not null,
    ended_at       timestamptz,
    doubtful       boolean     not null default false, -- the server may have taken it at a try whose answer was lost
    check ((purpose = 'LETTER') = (letter_id is not null)),
    check ((purpose = 'DIGEST') = (day is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);
create index inbox_delivery_due on inbox_delivery (due_at, id) where state = 'WAITING';
create index inbox_delivery_newest on inbox_delivery (created_at desc, id desc);
create index inbox_delivery_account on inbox_delivery (account_id, created_at desc);
-- One event, one letter, one mail; one digest a day.
create unique index inbox_delivery_of_letter on inbox_delivery (letter_id) where letter_id is not null;
create unique index inbox_delivery_of_day on inbox_delivery (account_id, day) where purpose = 'DIGEST';

alter table inbox_letter add column digest_id uuid; -- the daily mail that brought it; may be gone by now
create index inbox_letter_for_digest on inbox_letter (account_id) where mail = 'DAILY' and digest_id is null;
create index inbox_letter_digest on inbox_letter (digest_id) where digest_id is not null;

-- What became of each try. Written outside the transaction that holds the delivery, so that it survives a stop.
create table inbox_attempt (
    delivery_id uuid        not null references inbox_delivery (id) on delete cascade,
    nr          int         not null,
    begun_at    timestamptz not null,
    handed_at   timestamptz,                     -- all but the final dot is with the server: from here on it may take it
    ended_at    timestamptz,
    outcome     text,                            -- Outcome; null while under way, or for ever when the portal was stopped
    reply       text,                            -- what the server said; addresses masked
    primary key (delivery_id, nr)
);
