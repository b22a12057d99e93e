-- Whoever destroys a thing destroys its key in the same transaction. The organisation's own key is never among them.
create function shred_scope(scope uuid, at timestamptz) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update vault_key set wrapped = null, shredded_at = at
   where organisation_id = current_organisation() and scope_id = scope and scope_id <> organisation_id
     and wrapped is not null
$$;
revoke all on function shred_scope from public;
grant execute on function shred_scope to baton_app;

-- What was shredded since, for what is kept of that beside the key file.
create index vault_key_shredded on vault_key (shredded_at) where wrapped is null;
