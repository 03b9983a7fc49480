-- How far the rights of its owner reached when the preview was made; a commit with other rights is refused.
alter table intake_roster add column reach text;
