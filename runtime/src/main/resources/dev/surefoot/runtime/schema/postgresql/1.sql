-- All in one transaction, by the engine or by a tool of yours. The role that runs the engine needs
-- select, insert, update and delete on these tables, and nothing else.

-- One row for each script that was applied.
create table surefoot_schema (version integer not null primary key);

-- One row: which engine has the store. Every commit locks it in share mode and appends nothing if
-- the epoch is not the one it knows.
create table surefoot_owner (
  one boolean not null primary key default true check (one),
  epoch bigint not null,
  engine text,
  since timestamptz
);
insert into surefoot_owner (epoch) values (0);

-- One row an instance, written when it is created, when its state changes and when it ends.
create table surefoot_instance (
  id uuid not null primary key,
  flow text collate "C" not null,
  business_key text collate "C" not null,
  fingerprint text collate "C" not null,
  state text collate "C" not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint surefoot_instance_key unique (flow, business_key)
);

-- What has not ended is found without reading what has.
create index surefoot_instance_open on surefoot_instance (created_at, id) where ended_at is null;

-- What ended long ago is found without reading the rest.
create index surefoot_instance_ended on surefoot_instance (ended_at, id) where ended_at is not null;

-- Append-only; a value stands in the row of the event that made it.
create table surefoot_journal (
  instance uuid not null,
  sequence bigint not null,
  at timestamptz not null,
  kind text collate "C" not null,
  event bytea not null,
  made bytea,
  constraint surefoot_journal_key primary key (instance, sequence)
);

-- Each net that was ever run, whole.
create table surefoot_net (
  fingerprint text collate "C" not null primary key,
  text text not null
);

insert into surefoot_schema (version) values (1);
