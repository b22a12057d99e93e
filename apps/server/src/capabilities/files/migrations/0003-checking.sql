-- Who looks into a file that waits in quarantine, until when nobody else does, and how often nothing came of it.
create table file_check (
  file_id uuid primary key references file deferrable initially deferred,
  organisation_id uuid not null,
  due_at timestamptz not null,
  fence integer not null default 1,
  -- Times that nothing could be known of the file: its process was killed, or never spoke.
  failures integer not null default 0
);
call protect('file_check', 'select, delete', 'select, insert, update, delete');
create index file_held on file (added_at) where state = 'checking' and held;
