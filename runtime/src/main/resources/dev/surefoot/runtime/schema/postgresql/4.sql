-- What a journal has made of an instance up to a row, so that a load need not read those before.
-- It may be deleted at any time.
create table surefoot_snapshot (
  instance uuid not null primary key,
  sequence bigint not null,
  state bytea not null
);

insert into surefoot_schema (version) values (4);
