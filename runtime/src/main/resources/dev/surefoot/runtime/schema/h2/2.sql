-- What an instance is about, when it is to start and to have ended, and what it waits for.
-- Several texts in one column stand each between two line feeds.
alter table surefoot_instance add column if not exists
  business_type varchar(100) default '' not null;
alter table surefoot_instance add column if not exists
  business_id varchar(255) default '' not null;
alter table surefoot_instance add column if not exists labels varchar(10000);
alter table surefoot_instance add column if not exists start_at timestamp(3) with time zone;
alter table surefoot_instance add column if not exists deadline timestamp(3) with time zone;
alter table surefoot_instance add column if not exists overdue boolean default false not null;
alter table surefoot_instance add column if not exists waits_at varchar(1000000);
alter table surefoot_instance add column if not exists error varchar(1000);

create index if not exists surefoot_instance_business
  on surefoot_instance (business_id, business_type);

merge into surefoot_schema (version) key (version) values (2);
