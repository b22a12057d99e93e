-- One row per change, chained per stream (docs/rules/audit.md). The chain's head stands in `stream`.
-- Nobody may update or delete: neither role is given the right.
create table audit_leaf (
  organisation_id uuid not null,
  stream_id uuid not null,
  position bigint not null check (position > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  subjects jsonb not null,
  command_id uuid,
  commitment bytea,
  outcome text,
  hash bytea not null check (length(hash) = 32),
  -- Not part of the leaf: it lets the sequencer find what is new without missing a transaction that commits late.
  transaction_id bigint not null default (pg_current_xact_id()::text::bigint),
  primary key (stream_id, position)
);
create index audit_leaf_transaction on audit_leaf (transaction_id);
call protect('audit_leaf', 'select, insert', 'select, insert');

-- The Merkle log of an organisation: at which index its leaves stand. A row is a run of leaves that follow each other
-- in one stream; their hashes (32 bytes each) are repeated so that a leaf that was taken away is known by its place.
create table audit_log_run (
  organisation_id uuid not null,
  first_index bigint not null check (first_index >= 0),
  stream_id uuid not null,
  first_position bigint not null,
  hashes bytea not null check (length(hashes) > 0 and length(hashes) % 32 = 0),
  primary key (organisation_id, first_index),
  unique (stream_id, first_position)
);
call protect('audit_log_run', 'select', 'select, insert');

-- Signed statements of a log's size and root. `edge` is the tree's right edge, to go on from.
create table audit_checkpoint (
  organisation_id uuid not null,
  number bigint not null check (number > 0),
  size bigint not null,
  edge bytea not null,
  note text not null,
  primary key (organisation_id, number)
);
call protect('audit_checkpoint', 'select', 'select, insert');

-- Up to which transaction the sequencer has gathered everything, and in which cluster that number means anything.
create table audit_horizon (
  only_row boolean primary key default true check (only_row),
  cluster text not null,
  transaction_id bigint not null
);
insert into audit_horizon (cluster, transaction_id) values ('', 0);
grant select, update on audit_horizon to baton_system;
