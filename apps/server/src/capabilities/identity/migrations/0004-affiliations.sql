-- A code with which an administrator of another organisation agrees, once; only its hash is kept (AFF2).
create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  code_hash bytea not null unique,
  made_by uuid not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- By which organisation; accepting again after a fault goes on where it stopped.
  used_by_organisation_id uuid references organisation (organisation_id),
  withdrawn_at timestamptz
);
create index invitation_open on invitation (organisation_id)
  where used_by_organisation_id is null and withdrawn_at is null;
call protect('invitation', 'select, insert, update', 'select, update');

-- What this organisation agreed to with another (AFF1). Each side has a row of its own.
create table affiliation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  other_organisation_id uuid not null references organisation (organisation_id),
  -- What the other is called, since this side may not read its row.
  other_name text not null,
  -- By which both agreed: rows of two sides belong together only by it.
  invitation_id uuid not null references invitation,
  agreed_by uuid not null references person,
  since timestamptz not null,
  ended_at timestamptz,
  -- Whether the organisation's people were last told that it is in force.
  told boolean not null default false,
  check (organisation_id <> other_organisation_id)
);
create unique index affiliation_standing on affiliation (organisation_id, other_organisation_id) where ended_at is null;
create index affiliation_invitation on affiliation (invitation_id);
call protect('affiliation', 'select, insert, update', 'select');

-- In force while the rows of both sides stand: the one place that says so. The system's.
create view affiliation_in_force as
  select mine.id, mine.organisation_id, mine.other_organisation_id, mine.other_name
    from affiliation mine
    join affiliation theirs on theirs.invitation_id = mine.invitation_id
     and theirs.organisation_id = mine.other_organisation_id
     and theirs.other_organisation_id = mine.organisation_id
   where mine.ended_at is null and theirs.ended_at is null;
grant select on affiliation_in_force to baton_system;

-- With whom the organisation of this connection is connected. It may not read the other side's row, and learns from here
-- that it stands, nothing else of it.
create function connected_organisations() returns table (affiliation_id uuid, id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select id, other_organisation_id, other_name from affiliation_in_force where organisation_id = current_organisation()
$$;

-- A visitor: a person of a connected organisation, as this one knows them (AFF4). Their address is of no use here.
alter table person
  add column home_organisation_id uuid references organisation (organisation_id),
  add column home_organisation_name text,
  add column home_person_id uuid references person,
  add constraint visitor_whole check (
    (home_organisation_id is null) = (home_person_id is null)
    and (home_organisation_id is null) = (home_organisation_name is null)
    and (home_organisation_id is null or (not administrator and site_id is null and place_id is null))
  );
create unique index person_visitor on person (home_person_id, organisation_id) where home_person_id is not null;

-- A visit stands on the session at home (AFF6); nobody holds its token.
alter table session add column home_session_id uuid references session on delete cascade;
create unique index session_visit on session (home_session_id, organisation_id)
  where home_session_id is not null and ended_at is null;

-- How far the acts of one organisation's people in another have been written down at home (AFF9): the index in the log
-- of the organisation that they visited up to which every leaf has been looked at.
create table visit_audit (
  organisation_id uuid primary key references organisation,
  looked_up_to bigint not null
);
call protect('visit_audit', '', 'select, insert, update');
