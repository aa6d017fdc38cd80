-- The number of the commit that appended a row: the order of all events. It is the transaction's
-- plus commit_base, which is raised when tables were moved to a server that counts from below.
alter table surefoot_journal add column commit_no bigint not null default 0;
alter table surefoot_owner add column commit_base bigint not null default 0;

create index surefoot_journal_commit on surefoot_journal (commit_no);

insert into surefoot_schema (version) values (3);
