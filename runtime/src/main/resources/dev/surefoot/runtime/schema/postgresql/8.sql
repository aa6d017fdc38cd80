-- postgresql/8
-- An engine of an earlier version that still has the store appends nothing from here on: it would
-- not write the table below.
update surefoot_owner set epoch = epoch + 1;

-- The instances that have not ended, and one row of zeros. It follows from the instances, so it is
-- not logged: PostgreSQL empties it after a crash of its own, and on a standby that takes over, and
-- the engine that takes the store then fills it again. No index names what changes in an
-- instance's row, so that a change writes none of them.
create unlogged table surefoot_open (id uuid not null primary key);

drop index surefoot_instance_open;
drop index surefoot_instance_ended;

-- Room for the changed row on the page of the former one.
alter table surefoot_instance set (fillfactor = 60);

insert into surefoot_schema (version) values (8);
