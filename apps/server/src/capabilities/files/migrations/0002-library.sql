-- A team's library: its row is locked by whoever changes anything in it, and its id is that of the team. Names and
-- reasons are sealed with the library's own key.
create table library (
  team_id uuid primary key,
  organisation_id uuid not null
);
call protect('library', 'select, insert, update', 'select');

create table library_folder (
  id uuid primary key,
  organisation_id uuid not null,
  team_id uuid not null references library deferrable initially deferred,
  -- Null at the top.
  parent_id uuid references library_folder deferrable initially deferred,
  name bytea not null
);
create index library_folder_team on library_folder (team_id);
call protect('library_folder', 'select, insert, update, delete', 'select');

create table library_document (
  id uuid primary key,
  organisation_id uuid not null,
  team_id uuid not null references library deferrable initially deferred,
  -- Null at the top. No reference: a folder goes although something that was taken out of the library stood in it.
  folder_id uuid,
  name bytea not null,
  review_on text,
  expires_on text,
  pinned boolean not null default false,
  removed_at timestamptz,
  -- Its words are not, or no longer, those of the version that opens.
  unindexed boolean not null default true,
  version integer not null default 1
) with (fillfactor = 80);
create index library_document_team on library_document (team_id);
create index library_document_unindexed on library_document (id) where unindexed;
call protect('library_document', 'select, insert, update', 'select');

-- Versions are never changed.
create table document_version (
  document_id uuid not null references library_document deferrable initially deferred,
  number integer not null check (number > 0),
  organisation_id uuid not null,
  file_id uuid not null,
  by uuid not null,
  at timestamptz not null,
  why bytea,
  primary key (document_id, number)
);
create index document_version_file on document_version (file_id);
call protect('document_version', 'select, insert', 'select');

-- Teams that read a document besides its own.
create table document_share (
  document_id uuid not null references library_document deferrable initially deferred,
  team_id uuid not null,
  organisation_id uuid not null,
  by uuid not null,
  at timestamptz not null,
  primary key (document_id, team_id)
);
create index document_share_team on document_share (team_id);
call protect('document_share', 'select, insert, delete', 'select');

-- How a document is found: keyed tokens of its name and of the words in the version that opens.
create table document_search (
  document_id uuid primary key references library_document deferrable initially deferred,
  organisation_id uuid not null,
  name_tokens int[] not null,
  word_tokens int[] not null default '{}'
);
create index document_search_names on document_search using gin (name_tokens);
create index document_search_words on document_search using gin (word_tokens);
call protect('document_search', 'select, insert, update', 'select');

-- Documents of these teams' libraries, or shared with them, that have a token of every clause; those that have them in
-- their names first. Row-level security keeps an index on an operator that might leak from being used, so this runs as
-- the owner and checks the organisation itself. Each of `clauses` is an array literal; `within` is one team or null.
create function find_documents(clauses text[], reading uuid[], within uuid, most int)
returns table (document_id uuid, by_name boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found_by text := '';
  named text := 'true';
  clause text;
begin
  foreach clause in array clauses loop
    found_by := found_by || format(' and (s.name_tokens && %1$L::int[] or s.word_tokens && %1$L::int[])', clause);
    named := named || format(' and s.name_tokens && %L::int[]', clause);
  end loop;
  return query execute
    'select d.id, ' || named || '
       from document_search s
       join library_document d on d.id = s.document_id
      where d.organisation_id = current_organisation() and s.organisation_id = d.organisation_id
        and d.removed_at is null
        and (d.team_id = any($1)
          or exists (select from document_share h where h.document_id = d.id and h.team_id = any($1)))
        and ($2 is null or d.team_id = $2
          or exists (select from document_share h where h.document_id = d.id and h.team_id = $2))' || found_by || '
      order by 2 desc, d.pinned desc, d.id limit $3'
    using reading, within, most;
end $$;
revoke all on function find_documents from public;
grant execute on function find_documents to baton_app;
