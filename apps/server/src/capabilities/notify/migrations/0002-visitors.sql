-- A notice for a visitor, on its way to their home, whose rules and devices apply (AFF10): told here in the application
-- alone. What was withdrawn meanwhile is withdrawn there too.
create table notice_home (
  notice_id uuid primary key references notice,
  organisation_id uuid not null,
  home_organisation_id uuid not null,
  home_person_id uuid not null,
  -- The channels beyond the application that whoever asked would use.
  channels text[] not null,
  wanted text not null default 'tell' check (wanted in ('tell', 'withdraw')),
  -- Home has been told what is wanted.
  carried boolean not null default false
);
create index notice_home_waiting on notice_home (notice_id) where not carried;
call protect('notice_home', 'select, insert, update', 'select, update');

-- Who of the visitors here has a device at home that agreed to be woken.
create function visitors_with_devices() returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select homes.person_id
    from homes_of(array(select id from person
                         where organisation_id = current_organisation() and home_person_id is not null)) as homes
   where exists (select from push_device where push_device.person_id = homes.home_person_id)
$$;

-- In how many minutes a visitor wants one notification of what is routine, as they said it at home.
create function visitor_bundle(asked uuid[]) returns table (person_id uuid, bundle_minutes integer)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select homes.person_id, quiet.bundle_minutes
    from homes_of(asked) as homes join quiet on quiet.person_id = homes.home_person_id
$$;

revoke all on function visitors_with_devices, visitor_bundle from public;
grant execute on function visitors_with_devices, visitor_bundle to baton_app, baton_system;
