-- What a journal has made of an instance up to a row, so that a load need not read those before.
-- It may be deleted at any time.
create table if not exists surefoot_snapshot (
  instance uuid not null primary key,
  sequence bigint not null,
  state binary large object not null
);

merge into surefoot_schema (version) key (version) values (4);
