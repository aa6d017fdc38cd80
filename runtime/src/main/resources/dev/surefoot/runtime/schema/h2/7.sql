-- The keys by which awaits that are open now are found from outside.
create table if not exists surefoot_correlation (
  instance uuid not null,
  await varchar(1000000) not null,
  visit integer not null,
  flow varchar(100) not null,
  correlation_key varchar(255) not null,
  constraint surefoot_correlation_await primary key (instance, await)
);

create index if not exists surefoot_correlation_key on surefoot_correlation (correlation_key);

merge into surefoot_schema (version) key (version) values (7);
