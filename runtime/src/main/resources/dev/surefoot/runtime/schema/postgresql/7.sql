-- The keys by which awaits that are open now are found from outside.
create table surefoot_correlation (
  instance uuid not null,
  await text collate "C" not null,
  visit integer not null,
  flow text collate "C" not null,
  correlation_key text collate "C" not null,
  constraint surefoot_correlation_await primary key (instance, await)
);

create index surefoot_correlation_key on surefoot_correlation (correlation_key);

insert into surefoot_schema (version) values (7);
