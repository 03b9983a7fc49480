-- Whom the portal wrote to when the papers of a session were sent: each delegate once, those who came later later.
create table congress_papers_letter (
    session_id  uuid not null references congress_session (id),
    delegate_id uuid not null references congress_delegate (id),
    sent_at     timestamptz not null,
    sent_name   text not null,
    primary key (session_id, delegate_id)
);
create index congress_papers_letter_delegate on congress_papers_letter (delegate_id);
