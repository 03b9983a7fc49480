-- Lists written in the background, from order to the day they are thrown away.
create table export_order (
    id             uuid primary key default uuidv7(),
    list           text        not null,         -- ExportSource.list()
    state          text        not null,         -- ExportState
    account_id     uuid        not null references identity_account (id),
    file_name      text        not null,
    filters_sealed bytea       not null,         -- the list's address; people type numbers into search boxes
    clear          boolean     not null,
    reason         text        not null,
    reach          text        not null,         -- how far the owner's rights went; other rights, no file
    expected       bigint      not null,
    rows           bigint      not null default 0,
    attempt        int         not null default 0, -- counts writings; an older one that wakes up again is ignored
    file_id        uuid,                         -- sealed bytes, while ready
    refusal        text,                         -- message code when it failed
    refusal_args   text[]      not null default '{}',
    ordered_at     timestamptz not null
);
create index export_order_owner on export_order (account_id, ordered_at desc);
create index export_order_kept on export_order (ordered_at) where state in ('READY', 'FAILED');
