-- The times that the clock went back since the last level beat, until it is known whether they were ours: each with the
-- number of the beat at which it was found, by how much, and the newest moment that the clock has shown since. What was
-- dated between two of them went back with the second alone.
create table engine_set_back (
  beat bigint primary key,
  by_ms double precision not null,
  newest_at timestamptz not null
);
grant select, insert, delete on engine_set_back to baton_system;
