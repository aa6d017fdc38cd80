-- Whether an instance only waits, so that it need not be read when an engine opens, and until when
-- at most; without a time, for an answer or a request.
alter table surefoot_instance
  add column rests boolean not null default false,
  add column rests_until timestamptz;

insert into surefoot_schema (version) values (6);
