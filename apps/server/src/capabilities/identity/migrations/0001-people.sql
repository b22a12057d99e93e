create table organisation (
  organisation_id uuid primary key,
  name text not null,
  -- Its people may be signed in as by anyone; never true of an organisation that an administrator created.
  demonstration boolean not null default false,
  created_at timestamptz not null
);
call protect('organisation', 'select, insert', 'select');

create table site (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  kind text not null
);
create unique index site_name on site (organisation_id, lower(name));
call protect('site', 'select, insert, update', 'select');

create table place (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  site_id uuid not null references site,
  parent_id uuid references place,
  kind text not null,
  name text not null
);
create unique index place_name on place (organisation_id, site_id, parent_id, lower(name)) nulls not distinct;
call protect('place', 'select, insert, update', 'select');

create table person (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  email text not null check (email = lower(email)),
  profession text not null,
  grade text,
  specialty text,
  telephone text,
  bleep text,
  site_id uuid references site,
  place_id uuid references place,
  state text not null default 'active' check (state in ('active', 'suspended')),
  administrator boolean not null default false,
  added_at timestamptz not null
);
-- One address may belong to two organisations on one server; neither learns of the other.
create unique index person_email on person (email, organisation_id);
create index person_place on person (place_id);
create index person_site on person (site_id);
create index person_administrator on person (organisation_id) where administrator;
call protect('person', 'select, insert, update', 'select');

create table team (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null,
  kind text not null,
  site_id uuid references site,
  place_id uuid references place
);
create unique index team_name on team (organisation_id, lower(name));
call protect('team', 'select, insert, update', 'select');

create table team_member (
  team_id uuid not null references team,
  person_id uuid not null references person,
  organisation_id uuid not null,
  primary key (team_id, person_id)
);
create index team_member_person on team_member (person_id);
call protect('team_member', 'select, insert, delete', 'select');

-- What the directory finds people and teams by; each server holds it in memory, and asks for what has a greater version
-- than it has seen: the position of the organisation's stream when the entry was written.
create table directory_entry (
  id uuid primary key,
  organisation_id uuid not null,
  version bigint not null,
  kind text not null check (kind in ('person', 'team')),
  sort_name text not null,
  site_id uuid,
  suspended boolean not null,
  words jsonb not null
);
create index directory_entry_version on directory_entry (organisation_id, version, id);
call protect('directory_entry', 'select, insert, update', 'select');
