-- Browsers an account was used in, by a cookie of theirs: a sign-in from another one is told to the owner. Only a keyed
-- hash is kept.
create table identity_known_browser (
    account_id uuid        not null references identity_account (id),
    cookie     bytea       not null,
    seen_at    timestamptz not null,
    primary key (account_id, cookie)
);
create index identity_known_browser_seen on identity_known_browser (seen_at);
