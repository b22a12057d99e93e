-- A file: what is known of it. Its name and the words in it are sealed with its own key; its content is in parts.
create table file (
  id uuid primary key,
  organisation_id uuid not null,
  name bytea not null,
  kind text not null,
  -- By content; null until it is checked.
  media_type text,
  bytes bigint not null check (bytes > 0),
  received bigint not null default 0 check (received <= bytes),
  state text not null,
  fault text,
  held boolean not null default false,
  width integer,
  height integer,
  pages integer,
  duration_ms integer,
  patient_id uuid,
  consent text,
  added_by uuid not null,
  added_at timestamptz not null,
  -- A keyed commitment to the whole content, through those to its parts, once it is all here.
  commitment bytea,
  pictured boolean not null default false,
  layers integer not null default 0,
  checked_at timestamptz,
  -- When what is stored was last found to be what came.
  verified_at timestamptz,
  -- What a destroyed file leaves: who destroyed it (nobody: the system did) and when.
  removed_by uuid,
  removed_at timestamptz,
  version integer not null default 1
) with (fillfactor = 80);
create index file_mine on file (organisation_id, added_by, state);
create index file_waiting on file (added_at) where state in ('receiving', 'checking');
-- For the room that is taken: added up from the index alone.
create index file_room on file (organisation_id) include (bytes)
  where state in ('receiving', 'checking', 'ready', 'damaged');
create index file_patient on file (patient_id, added_at desc) where patient_id is not null;
create index file_verified on file (state, verified_at nulls first) where state in ('ready', 'damaged');
call protect('file', 'select, insert, update', 'select, update');

-- The content as it came, in order: each part is a blob of sealed frames.
create table file_part (
  file_id uuid not null references file deferrable initially deferred,
  number integer not null check (number > 0),
  organisation_id uuid not null,
  blob_id uuid not null,
  -- Of content: where it begins, and how much of it.
  start bigint not null,
  bytes integer not null check (bytes > 0),
  -- A keyed commitment to this much of the content.
  commitment bytea not null,
  primary key (file_id, number)
);
create index file_part_blob on file_part (blob_id);
call protect('file_part', 'select, insert, delete', 'select, delete');

-- What was made of it for looking at: thumbnail, preview, whole, page/<n>, words. Sealed with the file's own key.
create table file_rendition (
  file_id uuid not null references file deferrable initially deferred,
  name text not null,
  organisation_id uuid not null,
  blob_id uuid not null,
  media_type text not null,
  bytes bigint not null,
  primary key (file_id, name)
);
create index file_rendition_blob on file_rendition (blob_id);
call protect('file_rendition', 'select, insert, delete', 'select, insert, delete');

-- What one person has drawn over a picture; sealed.
create table file_layer (
  file_id uuid not null references file deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null,
  shapes bytea not null,
  primary key (file_id, person_id)
);
call protect('file_layer', 'select, insert, update, delete', 'select, delete');

-- Where a file hangs. Whoever may see one of the places may see the file.
create table file_place (
  file_id uuid not null references file deferrable initially deferred,
  kind text not null,
  place_id uuid not null,
  organisation_id uuid not null,
  -- Where the place can be opened: a message's conversation, a document's team.
  within_id uuid not null,
  -- In the order in which they were put there.
  position integer not null,
  by uuid not null,
  at timestamptz not null,
  primary key (file_id, kind, place_id)
);
create index file_place_place on file_place (kind, place_id, position);
call protect('file_place', 'select, insert, delete', 'select, delete');
