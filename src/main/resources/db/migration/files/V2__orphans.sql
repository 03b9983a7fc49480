-- Since when nothing wants a file any more; null while its owner does. Found, and in the end deleted, by nightly work.
alter table files_file add column orphan_since timestamptz;
create index files_file_orphan on files_file (orphan_since) where orphan_since is not null;
