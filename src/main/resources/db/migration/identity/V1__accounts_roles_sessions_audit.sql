-- Accounts: who may sign in. A person (module personnel) may have one; an administrator's has no person.
create table identity_account (
    id                  uuid primary key default uuidv7(),
    username            text        not null check (username = lower(username) and length(username) between 2 and 64),
    staff_no            text        unique,
    person_id           uuid        unique,
    name                text        not null,
    password_hash       text,                    -- null until the owner has chosen a password
    must_change         boolean     not null default false,
    password_changed_at timestamptz,
    disabled_at         timestamptz,
    disabled_reason     text,                    -- for the administrator who is asked about it
    last_sign_in_at     timestamptz,
    created_at          timestamptz not null default now(),
    version             int         not null default 0
);
create unique index identity_account_username on identity_account (username);
-- A staff number is typed in either case at the door.
create unique index identity_account_staff_no_any_case on identity_account (lower(staff_no));
create index identity_account_name on identity_account (name text_pattern_ops);

-- Failed attempts, counted for names that exist and for names that do not alike, and for addresses:
-- the answer to a wrong password never tells which.
create table identity_sign_in_failure (
    key          bytea primary key,              -- keyed hash of the name, or of the address
    failures     int         not null,
    last_at      timestamptz not null,
    locked_until timestamptz,
    account_id   uuid references identity_account (id) -- where the name belongs to one: the list of accounts shows the lock
);
create index identity_sign_in_failure_account on identity_sign_in_failure (account_id) where account_id is not null;

-- One-time codes with which an owner sets the first or a new password. Only the hash is kept.
create table identity_activation (
    code_hash   bytea primary key,
    account_id  uuid references identity_account (id), -- null: the first administrator of an empty portal
    issued_by   text        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    check (expires_at > issued_at)
);
create index identity_activation_account on identity_activation (account_id);

-- Roles that no fact says: granted with dates, a scope and a reason. Never rewritten: ended and begun anew.
create table identity_grant (
    id         uuid primary key default uuidv7(),
    account_id uuid        not null references identity_account (id),
    role       text        not null,
    unit_id    uuid,                             -- null: everything
    from_on    date        not null,
    to_on      date,                             -- first day without the role; null: open
    reason     text        not null,
    granted_by text        not null,
    granted_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    check (to_on is null or to_on >= from_on)
);
create index identity_grant_account on identity_grant (account_id);
create index identity_grant_role on identity_grant (role);

-- Spring Session keeps sessions here, so any copy of the portal knows them.
create table identity_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index identity_session_id on identity_session (session_id);
create index identity_session_expiry on identity_session (expiry_time);
create index identity_session_principal on identity_session (principal_name);

create table identity_session_attributes (
    session_primary_id char(36)     not null references identity_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- The audit trail: numbered without a gap, each line hashed over the one before with a key the database lacks.
create table identity_audit (
    seq         bigint primary key,
    at          timestamptz not null,
    account_id  uuid,
    person_id   uuid,
    actor       text        not null,
    roles       text        not null,
    act         text        not null,
    object_type text,
    object_id   text,
    label       text,
    before      jsonb       not null,
    after       jsonb       not null,
    reason      text,
    row_count   bigint,
    ip          text,
    request_id  text,
    mac         bytea       not null
);
create index identity_audit_at on identity_audit (at);
create index identity_audit_account on identity_audit (account_id, seq);
create index identity_audit_object on identity_audit (object_type, object_id, seq);
create index identity_audit_act on identity_audit (act, seq);
create index identity_audit_object_label on identity_audit (label);

-- The last line's number and hash, in one row: whoever removes the newest lines would have to forge this too.
create table identity_audit_head (
    only_one boolean primary key default true check (only_one),
    seq      bigint not null,
    mac      bytea  not null
);
insert into identity_audit_head (seq, mac) values (0, decode(repeat('00', 32), 'hex'));

create function identity_audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger identity_audit_no_change before update or delete on identity_audit
    for each row execute function identity_audit_is_append_only();
create trigger identity_audit_no_truncate before truncate on identity_audit
    for each statement execute function identity_audit_is_append_only();
