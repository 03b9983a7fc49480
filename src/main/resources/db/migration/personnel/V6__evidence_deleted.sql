-- When the evidence of a request was deleted because its time was over; that there was some stays known.
alter table personnel_request add column evidence_deleted_at timestamptz;
create index personnel_request_evidence on personnel_request (asked_at) where evidence and evidence_deleted_at is null;
