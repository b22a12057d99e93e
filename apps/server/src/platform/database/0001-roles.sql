-- Two roles that cannot sign in; the pools take them on. Roles are the cluster's, so another database may have made them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'baton_app') then create role baton_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'baton_system') then create role baton_system nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'baton_app', 'member') then execute format('grant baton_app to %I', current_user); end if;
  if not pg_has_role(current_user, 'baton_system', 'member') then execute format('grant baton_system to %I', current_user); end if;
end $$;

-- The organisation of this connection; no rows at all when it was not set.
create function current_organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('baton.organisation', true), '')::uuid;

-- Puts a table (with a column organisation_id) under row-level security and grants what its rows may undergo.
create procedure protect(table_name regclass, app_may text, system_may text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('create policy own_organisation on %s to baton_app using (organisation_id = (select current_organisation()))', table_name);
  execute format('create policy whole on %s to baton_system using (true)', table_name);
  if app_may <> '' then execute format('grant %s on %s to baton_app', app_may, table_name); end if;
  if system_may <> '' then execute format('grant %s on %s to baton_system', system_may, table_name); end if;
end $$;
