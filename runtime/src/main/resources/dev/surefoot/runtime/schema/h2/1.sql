-- H2 commits after every definition: a crash may leave half a script, so each statement may be
-- applied again.

-- One row for each script that was applied whole.
create table if not exists surefoot_schema (version integer not null primary key);

-- One row an instance, written when it is created, when its state changes and when it ends.
create table if not exists surefoot_instance (
  id uuid not null primary key,
  flow varchar(100) not null,
  business_key varchar(1000000) not null,
  fingerprint varchar(200) not null,
  state varchar(40) not null,
  created_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  constraint surefoot_instance_key unique (flow, business_key)
);

-- What has not ended is found without reading what has.
create index if not exists surefoot_instance_open on surefoot_instance (ended_at, created_at);

-- Append-only; a value stands in the row of the event that made it.
create table if not exists surefoot_journal (
  instance uuid not null,
  sequence bigint not null,
  at timestamp(3) with time zone not null,
  kind varchar(100) not null,
  event binary large object not null,
  made binary large object,
  constraint surefoot_journal_key primary key (instance, sequence)
);

-- Each net that was ever run, whole.
create table if not exists surefoot_net (
  fingerprint varchar(200) not null primary key,
  text character large object not null
);

-- What is at most this long stands in the row itself, not beside it.
set max_length_inplace_lob 32768;

merge into surefoot_schema (version) key (version) values (1);
