-- The vault's keys, each wrapped by the one above it: the key file wraps an organisation's key (scope_id =
-- organisation_id), which wraps the keys of its scopes (a conversation, a file). Shredding sets `wrapped`
-- to null and leaves the row as a stub that says when.
create table vault_key (
  organisation_id uuid not null,
  scope_id uuid not null,
  generation smallint not null check (generation > 0),
  wrapped bytea,
  created_at timestamptz not null default now(),
  shredded_at timestamptz,
  primary key (organisation_id, scope_id, generation),
  check ((wrapped is null) = (shredded_at is not null))
);
call protect('vault_key', 'select, insert', 'select, insert, update');
