-- Whose home is where, of those of these people who visit the organisation of this connection: only while both are
-- connected and neither side has suspended the person (AFF6). Whatever looks at something of a visitor's home from where
-- they visit finds it through this. Granted to nobody: it is for functions that answer one question each.
create function homes_of(asked uuid[]) returns table (person_id uuid, home_organisation_id uuid, home_person_id uuid)
language sql stable as $$
  select visitor.id, home.organisation_id, home.id
    from person as visitor
    join person as home on home.id = visitor.home_person_id and home.state = 'active'
    join affiliation_in_force as agreed on agreed.organisation_id = visitor.organisation_id
     and agreed.other_organisation_id = home.organisation_id
   where visitor.id = any(asked) and visitor.organisation_id = current_organisation() and visitor.state = 'active'
$$;
revoke all on function homes_of from public;
