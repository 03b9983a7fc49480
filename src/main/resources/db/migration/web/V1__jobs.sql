-- The table of db-scheduler: long work is taken up again by any copy of the portal.
create table web_job (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index web_job_execution_time on web_job (execution_time);
create index web_job_last_heartbeat on web_job (last_heartbeat);
