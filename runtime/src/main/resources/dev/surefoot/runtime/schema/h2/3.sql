-- The number of the commit that appended a row, ascending: the order of all events.
alter table surefoot_journal add column if not exists commit_no bigint default 0 not null;

create index if not exists surefoot_journal_commit on surefoot_journal (commit_no);

merge into surefoot_schema (version) key (version) values (3);
