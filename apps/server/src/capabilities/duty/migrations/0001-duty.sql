-- Roles, who holds them, who is on duty, the rota, and major-incident overrides. What people typed (what they are busy
-- with, why an override) is sealed; the names of roles are an administrator's, like those of teams.

create table role (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  purpose text,
  site_id uuid,
  place_id uuid,
  team_id uuid,
  telephone text,
  bleep text,
  cover jsonb not null,
  holders_at_most int not null check (holders_at_most between 1 and 20),
  fallback_role_id uuid references role,
  coordinates boolean not null,
  state text not null default 'active' check (state in ('active', 'retired')),
  -- Whether anybody ever held it: only from then on is it never left empty.
  ever_held boolean not null default false
);
create unique index role_name on role (organisation_id, lower(name)) where state = 'active';
create index role_coordinates on role (organisation_id) where coordinates;
call protect('role', 'select, insert, update', 'select');

-- Who held a role from when until when: the present holders are the rows that have no end.
create table holding (
  id uuid primary key,
  organisation_id uuid not null,
  role_id uuid not null references role,
  person_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  began text not null check (began in ('taken', 'handed-over', 'fallen-back')),
  ended text check (ended in ('given-up', 'handed-over', 'displaced', 'signed-off', 'suspended')),
  check ((until is null) = (ended is null))
);
create unique index holding_now on holding (role_id, person_id) where until is null;
create index holding_of_person on holding (person_id) where until is null;
create index holding_history on holding (role_id, since desc, id desc);
call protect('holding', 'select, insert, update', 'select');

-- One row for everyone who ever signed on, or stands on the rota while off duty.
create table duty (
  person_id uuid primary key,
  organisation_id uuid not null,
  state text not null check (state in ('on', 'off')),
  workplace text not null check (workplace in ('site', 'home')),
  since timestamptz,
  -- On duty: when the shift should end. Off duty: when the next one on the rota begins.
  until timestamptz,
  place_id uuid,
  telephone text,
  focus_until timestamptz,
  focus_words bytea,
  cover_role_id uuid references role,
  check ((focus_until is null) = (focus_words is null)),
  check (state = 'on' or (place_id is null and telephone is null and focus_until is null))
) with (fillfactor = 80);
create index duty_on on duty (organisation_id) where state = 'on';
-- The system looks for those whose next shift has come and gone.
create index duty_awaited on duty (until) where state = 'off';
call protect('duty', 'select, insert, update', 'select');

-- When someone was on duty.
create table duty_stretch (
  person_id uuid not null,
  organisation_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (person_id, since)
);
create unique index duty_stretch_now on duty_stretch (person_id) where until is null;
call protect('duty_stretch', 'select, insert, update', 'select');

create table role_offer (
  id uuid primary key,
  organisation_id uuid not null,
  role_id uuid not null references role,
  from_person_id uuid not null,
  to_person_id uuid not null,
  offered_at timestamptz not null,
  open_items int not null,
  state text not null check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  check ((state = 'waiting') = (answered_at is null))
);
create unique index role_offer_waiting on role_offer (role_id, from_person_id, to_person_id) where state = 'waiting';
create index role_offer_from on role_offer (from_person_id) where state = 'waiting';
create index role_offer_to on role_offer (to_person_id) where state = 'waiting';
call protect('role_offer', 'select, insert, update', 'select');

create table shift (
  id uuid primary key,
  organisation_id uuid not null,
  person_id uuid not null,
  role_id uuid references role,
  place_id uuid,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  source text not null check (source in ('entered', 'csv', 'icalendar')),
  check (begins_at < ends_at)
);
create unique index shift_once on shift (person_id, begins_at, ends_at, role_id) nulls not distinct;
create index shift_of_role on shift (role_id, ends_at);
create index shift_during on shift (organisation_id, ends_at);
call protect('shift', 'select, insert, update, delete', 'select');

create table absence (
  id uuid primary key,
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('leave', 'sickness', 'study', 'other')),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  check (begins_at < ends_at)
);
create index absence_of_person on absence (person_id, ends_at);
create index absence_during on absence (organisation_id, ends_at);
call protect('absence', 'select, insert, delete', 'select');

-- A major incident: these people may be reached although they are off duty, until then.
create table override (
  id uuid primary key,
  organisation_id uuid not null,
  reason bytea not null,
  declared_by uuid not null,
  declared_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  check (declared_at < until)
);
create index override_newest on override (organisation_id, declared_at desc);
call protect('override', 'select, insert, update', 'select');

create table override_person (
  override_id uuid not null references override,
  person_id uuid not null,
  organisation_id uuid not null,
  primary key (override_id, person_id)
);
create index override_of_person on override_person (person_id);
call protect('override_person', 'select, insert', 'select');
