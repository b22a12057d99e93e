create table password (
  person_id uuid primary key references person,
  organisation_id uuid not null,
  hash text not null,
  set_at timestamptz not null
);
call protect('password', 'select, insert, update, delete', 'select, update');

create table passkey (
  id uuid primary key,
  organisation_id uuid not null,
  person_id uuid not null references person,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  synced boolean not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);
call protect('passkey', 'select, insert, update, delete', 'select');

-- A code with which a person chooses a password, once; only its hash is kept, and one for each person.
create table access_code (
  person_id uuid primary key references person,
  organisation_id uuid not null,
  code_hash bytea not null unique,
  expires_at timestamptz not null
);
call protect('access_code', 'select, insert, update, delete', 'select, delete');

-- Ended sessions stay as rows until the sweep removes them; the token itself is kept nowhere.
create table session (
  id uuid primary key,
  organisation_id uuid not null,
  person_id uuid not null references person,
  token_hash bytea not null unique,
  method text not null,
  device text not null,
  started_at timestamptz not null,
  last_active_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
) with (fillfactor = 80);
create index session_person on session (person_id) where ended_at is null;
create index session_live on session (last_active_at) where ended_at is null;
create index session_ended on session (ended_at) where ended_at is not null;
call protect('session', 'select, insert, update', 'select, update, delete');

-- Opens one socket, once. Of no viewer until it is used: the system's.
create table ticket (
  ticket_hash bytea primary key,
  organisation_id uuid not null,
  session_id uuid not null references session on delete cascade,
  expires_at timestamptz not null
);
call protect('ticket', 'insert', 'select, delete');

-- What a passkey must sign, once. A sign-in's belongs to nobody yet.
create table passkey_challenge (
  challenge_hash bytea primary key,
  -- The session that adds a passkey; null for a sign-in.
  session_id uuid,
  expires_at timestamptz not null
);
alter table passkey_challenge enable row level security;
create policy whole on passkey_challenge to baton_system using (true);
grant select, insert, delete on passkey_challenge to baton_system;

-- Failed attempts by a keyed word (address, account, or both); says nothing about whether the account exists.
create table sign_in_attempt (
  key bytea primary key,
  failures integer not null,
  since timestamptz not null,
  blocked_until timestamptz,
  -- Set for an address from which this account was signed in to: it is not slowed by attempts from elsewhere.
  known_until timestamptz
);
alter table sign_in_attempt enable row level security;
create policy whole on sign_in_attempt to baton_system using (true);
grant select, insert, update, delete on sign_in_attempt to baton_system;
