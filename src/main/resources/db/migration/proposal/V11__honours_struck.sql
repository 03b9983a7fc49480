-- What was entered by mistake is struck out, with who and why: it counts no more, and may be entered again as it is right.
alter table proposal_honour
    add column struck_at timestamptz,
    add column struck    text,                   -- who, and why
    add check ((struck_at is null) = (struck is null)),
    drop constraint proposal_honour_proposal_id_level_kind_key;
create unique index proposal_honour_once on proposal_honour (proposal_id, level, kind) where struck_at is null;
