-- One row: with what the keys of awaits are signed. Who can read it can make such keys.
create table if not exists surefoot_secret (
  one boolean default true not null primary key check (one),
  secret varchar(200) not null
);

merge into surefoot_schema (version) key (version) values (5);
