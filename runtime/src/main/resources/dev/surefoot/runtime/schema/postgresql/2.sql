-- What an instance is about, when it is to start and to have ended, and what it waits for.
-- Several texts in one column stand each between two line feeds.
alter table surefoot_instance
  add column business_type text collate "C" not null default '',
  add column business_id text collate "C" not null default '',
  add column labels text collate "C",
  add column start_at timestamptz,
  add column deadline timestamptz,
  add column overdue boolean not null default false,
  add column waits_at text collate "C",
  add column error text collate "C";

create index surefoot_instance_business
  on surefoot_instance (business_id, business_type) where business_id <> '';

-- Lists are newest first.
create index surefoot_instance_created on surefoot_instance (created_at, id);

insert into surefoot_schema (version) values (2);
