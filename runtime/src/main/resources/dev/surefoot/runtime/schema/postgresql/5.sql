-- One row: with what the keys of awaits are signed. Who can read it can make such keys.
create table surefoot_secret (
  one boolean not null primary key default true check (one),
  secret text collate "C" not null
);

insert into surefoot_schema (version) values (5);
