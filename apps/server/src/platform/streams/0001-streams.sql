-- One row per stream: where its events and its audit chain have come to. Locking it orders everything in the stream.
create table stream (
  id uuid primary key,
  organisation_id uuid not null,
  kind text not null check (kind in ('organisation', 'person', 'conversation')),
  seq bigint not null default 0,
  -- The oldest event still kept is seq 1 + this; a reader who is further behind is told to start afresh.
  pruned_up_to bigint not null default 0,
  audit_position bigint not null default 0,
  audit_head bytea not null default '\x'
) with (fillfactor = 80);
call protect('stream', 'select, insert, update', 'select, update');

-- What happened, dense per stream. `data` holds ids and numbers, never words: those are read and opened when sent again.
create table event (
  -- No foreign key: an event is written under the lock of its stream's row, and the check costs more than the row.
  stream_id uuid not null,
  seq bigint not null,
  organisation_id uuid not null,
  type text not null,
  data jsonb not null,
  by uuid,
  at timestamptz not null,
  primary key (stream_id, seq)
);
create index event_at on event using brin (at);
call protect('event', 'select, insert', 'select, delete');

-- The answer that a command got, for whoever asks again with the same id (rule RT2).
create table command_receipt (
  id uuid primary key,
  organisation_id uuid not null,
  person_id uuid not null,
  operation text not null,
  input_hash bytea not null,
  answer bytea not null,
  at timestamptz not null
);
call protect('command_receipt', 'select, insert', 'select, delete');
