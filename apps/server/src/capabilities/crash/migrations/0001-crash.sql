-- The roles that one type of crash call brings.
create table crash_team (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  call_type text not null,
  site_id uuid,
  -- In the order of the roll-call.
  role_ids uuid[] not null,
  -- Time of day on the organisation's clock, and the day on which it was last tested by it.
  test_at text,
  tested_on text,
  removed_at timestamptz
);
create unique index crash_team_name on crash_team (organisation_id, lower(name)) where removed_at is null;
create index crash_team_tested on crash_team (test_at) where test_at is not null and removed_at is null;
call protect('crash_team', 'select, insert, update', 'select');

create table crash_call (
  id uuid primary key,
  organisation_id uuid not null,
  team_id uuid not null references crash_team,
  -- As it was called then.
  team_name text not null,
  call_type text not null,
  site_id uuid,
  is_test boolean not null,
  -- Place and number to ring back, and how it ended: sealed with the call's own key.
  words bytea not null,
  outcome bytea,
  -- Null for the daily test.
  raised_by uuid,
  raised_at timestamptz not null,
  -- How often it was called, and when it is called again.
  round integer not null,
  ring_at timestamptz,
  stood_down_at timestamptz,
  stood_down_by uuid,
  version integer not null
) with (fillfactor = 80);
create index crash_call_ring on crash_call (ring_at) where stood_down_at is null and ring_at is not null;
create index crash_call_open on crash_call (team_id) where stood_down_at is null;
create index crash_call_log on crash_call (organisation_id, is_test, raised_at desc);
call protect('crash_call', 'select, insert, update', 'select');

-- The roles that a call brings, and the role through which each was called when nobody held it.
create table crash_role (
  call_id uuid not null references crash_call deferrable initially deferred,
  role_id uuid not null,
  organisation_id uuid not null,
  place integer not null,
  through_role_id uuid,
  primary key (call_id, role_id)
);
call protect('crash_role', 'select, insert', 'select');

-- Who was called for a role, and what became of it.
create table crash_called (
  call_id uuid not null references crash_call deferrable initially deferred,
  role_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  called_at timestamptz not null,
  delivered_at timestamptz,
  answer text,
  answered_at timestamptz,
  arrived_at timestamptz,
  primary key (call_id, role_id, person_id)
) with (fillfactor = 80);
call protect('crash_called', 'select, insert, update', 'select');

-- Who is told of each change, and may open it.
create table crash_hearer (
  call_id uuid not null references crash_call deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  primary key (call_id, person_id)
);
create index crash_hearer_person on crash_hearer (person_id);
call protect('crash_hearer', 'select, insert', 'select');
