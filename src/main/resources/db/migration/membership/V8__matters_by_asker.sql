-- Everybody's desk shows the matters they asked for.
create index membership_matter_asker on membership_matter (asked_by, asked_at desc);
