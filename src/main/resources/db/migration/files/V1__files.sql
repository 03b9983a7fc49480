-- Bytes in pieces, each sealed on its own, so that a large file is streamed and never held whole in memory.
create table files_file (
    id         uuid primary key default uuidv7(),
    name       text        not null,
    media_type text        not null,
    size       bigint      not null,
    sha256     bytea       not null,             -- of the bytes as they were given: what comes out is compared with it
    owner_type text        not null,             -- which module's object it belongs to
    owner_id   uuid        not null,
    created_at timestamptz not null,
    created_by text        not null
);
create index files_file_owner on files_file (owner_type, owner_id);

create table files_piece (
    file_id uuid not null references files_file (id) on delete cascade,
    nr      int  not null,
    sealed  bytea not null,
    primary key (file_id, nr)
);
