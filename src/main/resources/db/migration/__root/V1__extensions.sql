-- Exclusion constraints over periods ("one unit on any day") need gist indexes on plain columns.
create extension if not exists btree_gist;
