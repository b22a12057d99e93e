-- Something that one person is told. Its heading holds no name, number or words of anyone (QUI11), so it is not sealed.
create table notice (
  id uuid primary key,
  organisation_id uuid not null,
  -- Whoever asks says it, such as an escalation's rung, round and person: under one key nothing is sent twice.
  key text not null,
  person_id uuid not null,
  about_kind text not null,
  about_id text not null,
  urgency text not null,
  heading text not null,
  through_role boolean not null,
  -- Held: the person was off duty, then or in the moment of sending, and nothing is sent later either.
  state text not null default 'sent' check (state in ('sent', 'held', 'withdrawn')),
  -- Off duty, and sent all the same: the recorded override that named them.
  override_id uuid,
  raised_at timestamptz not null,
  -- A device of theirs has it.
  reached_at timestamptz
);
create unique index notice_key on notice (organisation_id, key);
create index notice_about on notice (about_id, about_kind);
create index notice_override on notice (person_id, raised_at) where override_id is not null;
call protect('notice', 'select, insert, update', 'select');

-- A device that agreed to be woken. Its address is sealed: whoever has it and our key may wake it.
create table push_device (
  id uuid primary key,
  organisation_id uuid not null,
  person_id uuid not null,
  session_id uuid not null,
  name text not null,
  -- Of the address, to know a device again.
  endpoint_hash bytea not null,
  subscription bytea not null,
  added_at timestamptz not null,
  last_reached_at timestamptz
);
create unique index push_device_endpoint on push_device (organisation_id, endpoint_hash);
create index push_device_known on push_device (endpoint_hash);
create index push_device_person on push_device (person_id);
create index push_device_session on push_device (session_id);
call protect('push_device', 'select, insert, update, delete', 'select, delete');

-- One attempt on one channel, to one device where it is a push; trying again is another row.
create table attempt (
  id uuid primary key,
  organisation_id uuid not null,
  notice_id uuid not null references notice,
  person_id uuid not null,
  channel text not null,
  device_id uuid,
  -- Comes before what does not press, however long that has waited.
  pressing boolean not null,
  -- 1 for the first one on this channel.
  tries integer not null,
  state text not null default 'due'
    check (state in ('due', 'sending', 'sent', 'delivered', 'failed', 'held', 'withdrawn')),
  -- When it is to be made; while one is under way, when its lease ends and somebody else may make it.
  due_at timestamptz not null,
  -- Grows with every lease: only whoever holds the newest one may say how it ended.
  fence bigint not null default 0,
  -- Why it failed: a code, never the other side's words.
  problem text,
  -- The attempt that spoke for this one too, when what is routine was bundled.
  bundled_with uuid,
  ended_at timestamptz
);
create index attempt_due on attempt (channel, pressing desc, due_at) where state in ('due', 'sending');
create index attempt_notice on attempt (notice_id);
create index attempt_ended on attempt (organisation_id, channel, ended_at desc) where ended_at is not null;
call protect('attempt', 'select, insert, update', 'select');

-- What a person asked to be spared.
create table quiet (
  person_id uuid primary key,
  organisation_id uuid not null,
  hours_from text,
  hours_until text,
  bundle_minutes integer not null,
  routine text[] not null
);
call protect('quiet', 'select, insert, update', 'select');
