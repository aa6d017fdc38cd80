-- Whether an instance only waits, so that it need not be read when an engine opens, and until when
-- at most; without a time, for an answer or a request.
alter table surefoot_instance add column if not exists rests boolean default false not null;
alter table surefoot_instance add column if not exists
  rests_until timestamp(3) with time zone;

merge into surefoot_schema (version) key (version) values (6);
