-- Every beat of an engine whose clock is level has a number, and every escalation the number of the beat after which its
-- present rung was dated. A clock that goes back moves what was dated before, and never what has been dated since.
alter table engine_clock add column beat bigint not null default 0;
grant select on engine_clock to baton_app;
alter table escalation add column armed_beat bigint not null default 0;
