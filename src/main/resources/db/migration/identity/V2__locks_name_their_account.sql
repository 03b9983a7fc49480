-- Whose lock it is, where the name belongs to an account: the security administrator's list shows it.
alter table identity_sign_in_failure add column account_id uuid references identity_account (id);
create index identity_sign_in_failure_account on identity_sign_in_failure (account_id) where account_id is not null;

-- A staff number is typed in either case at the door.
create unique index identity_account_staff_no_any_case on identity_account (lower(staff_no));

-- Why an account was closed, for the administrator who is asked about it.
alter table identity_account add column disabled_reason text;

create index identity_grant_role on identity_grant (role);
create index identity_audit_object_label on identity_audit (label);
