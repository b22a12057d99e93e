-- Meetings: a call is one that rings. Title, agenda and whatever is written in it are sealed with the meeting's own key.
create table meeting (
  id uuid primary key,
  organisation_id uuid not null,
  kind text not null,
  words bytea,
  -- The key with which devices seal sound and pictures from the media process; sealed here with the meeting's own.
  frame_key bytea,
  -- What a call was begun from; a reference, never a name.
  about_kind text,
  about_id uuid,
  video boolean not null,
  organiser_id uuid not null,
  created_at timestamptz not null,
  starts_at timestamptz,
  ends_at timestamptz,
  -- The meetings of a series share its id and say how it goes on.
  series_id uuid,
  recurrence jsonb,
  -- Of the invitation (RFC 5545): grows with each change that calendars must learn of.
  sequence integer not null default 0,
  reminded_at timestamptz,
  waiting_room boolean not null,
  locked boolean not null default false,
  started_at timestamptz,
  -- When the last person went; null while somebody is in it.
  empty_since timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  version integer not null
) with (fillfactor = 80);
create index meeting_open on meeting (organisation_id) where ended_at is null and cancelled_at is null;
create index meeting_empty on meeting (empty_since) where ended_at is null and empty_since is not null;
create index meeting_due on meeting (starts_at) where ended_at is null and cancelled_at is null and starts_at is not null;
create index meeting_series on meeting (series_id, starts_at) where series_id is not null;
create index meeting_about on meeting (about_id) where about_id is not null;
call protect('meeting', 'select, insert, update', 'select');

-- Who was asked to it, and how that stands. `ring_until` is when it is missed.
create table meeting_invited (
  meeting_id uuid not null references meeting deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  role_id uuid,
  state text not null,
  asked_at timestamptz not null,
  ring_until timestamptz,
  -- How often they were rung: each time is another notice.
  round integer not null default 0,
  answered_at timestamptz,
  missed_seen boolean not null default false,
  primary key (meeting_id, person_id)
) with (fillfactor = 80);
create index meeting_invited_person on meeting_invited (person_id, asked_at desc);
create index meeting_invited_ringing on meeting_invited (ring_until) where state = 'ringing';
call protect('meeting_invited', 'select, insert, update, delete', 'select');

-- Who may admit, silence, remove, lock and end.
create table meeting_host (
  meeting_id uuid not null references meeting deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  primary key (meeting_id, person_id)
);
call protect('meeting_host', 'select, insert, delete', 'select');

create table meeting_guest_link (
  id uuid primary key,
  meeting_id uuid not null references meeting deferrable initially deferred,
  organisation_id uuid not null,
  secret_hash bytea not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index meeting_guest_link_meeting on meeting_guest_link (meeting_id);
call protect('meeting_guest_link', 'select, insert, update', 'select');

-- Who is, was, or wants to be in it: one row a person, one row for each guest who knocked.
create table meeting_participant (
  id uuid primary key,
  meeting_id uuid not null references meeting deferrable initially deferred,
  organisation_id uuid not null,
  person_id uuid,
  -- A guest's name and organisation, sealed; the link they came by, and the pass that brings them back.
  guest bytea,
  link_id uuid references meeting_guest_link,
  pass_hash bytea unique,
  state text not null,
  asked_at timestamptz not null,
  admitted_by uuid,
  joined_at timestamptz,
  -- What the others are shown of their device: no more than the last word of it.
  microphone boolean not null default false,
  camera boolean not null default false,
  screen boolean not null default false,
  hand_raised_at timestamptz,
  silenced_at timestamptz,
  -- The server that has their line, and when it last said so: whoever is heard of no more has gone.
  node text,
  seen_at timestamptz,
  measure jsonb,
  unique (meeting_id, person_id)
) with (fillfactor = 70);
create index meeting_participant_meeting on meeting_participant (meeting_id);
create index meeting_participant_here on meeting_participant (seen_at) where state in ('present', 'away', 'waiting');
call protect('meeting_participant', 'select, insert, update', 'select, update');

-- From when to when each was in it.
create table meeting_stay (
  participant_id uuid not null references meeting_participant deferrable initially deferred,
  meeting_id uuid not null,
  organisation_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (participant_id, from_at)
);
create index meeting_stay_meeting on meeting_stay (meeting_id);
create unique index meeting_stay_open on meeting_stay (participant_id) where until_at is null;
call protect('meeting_stay', 'select, insert, update', 'select');

-- What was written in it.
create table meeting_said (
  id uuid primary key,
  meeting_id uuid not null references meeting deferrable initially deferred,
  organisation_id uuid not null,
  participant_id uuid not null,
  words bytea not null,
  said_at timestamptz not null
);
create index meeting_said_meeting on meeting_said (meeting_id, said_at);
call protect('meeting_said', 'select, insert', 'select');

-- Tickets for a room's socket: for one participant, once, 30 s.
create table meeting_ticket (
  hash bytea primary key,
  organisation_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null,
  -- The session of a colleague; null for a guest.
  session_id uuid,
  expires_at timestamptz not null
);
call protect('meeting_ticket', 'select, insert, delete', 'select, delete');
