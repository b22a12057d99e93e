-- Whether a visitor is on duty is what their home says (AFF10). Nothing of it is kept here, so that nothing can be old:
-- what is asked of people by name looks at home for those who visit. It learns whether, since when and until when, and
-- no place, number, role or words. Who is on duty here, asked of nobody in particular, has no visitors in it. The system,
-- which is of no organisation, finds none.
create function visitor_duty(asked uuid[])
returns table (person_id uuid, state text, workplace text, since timestamptz, until timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select homes.person_id, duty.state, duty.workplace, duty.since, duty.until
    from homes_of(asked) as homes join duty on duty.person_id = homes.home_person_id
$$;

create function visitor_stretch(asked uuid[])
returns table (person_id uuid, since timestamptz, until timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select homes.person_id, duty_stretch.since, duty_stretch.until
    from homes_of(asked) as homes join duty_stretch on duty_stretch.person_id = homes.home_person_id
$$;

-- A major incident at home reaches its people where they visit too (DUT17).
create function visitor_override(asked uuid[])
returns table (person_id uuid, id uuid, declared_at timestamptz, until timestamptz, ended_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select homes.person_id, override.id, override.declared_at, override.until, override.ended_at
    from homes_of(asked) as homes
    join override_person as named on named.person_id = homes.home_person_id
    join override on override.id = named.override_id
$$;

revoke all on function visitor_duty, visitor_stretch, visitor_override from public;
grant execute on function visitor_duty, visitor_stretch, visitor_override to baton_app, baton_system;
