-- What this organisation agreed to with another (AFF1). Each side has a row of its own: in force while both stand.
create table affiliation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  other_organisation_id uuid not null references organisation (organisation_id),
  -- What the other is called, since this side may not read its row.
  other_name text not null,
  agreed_by uuid not null references person,
  since timestamptz not null,
  ended_at timestamptz,
  check (organisation_id <> other_organisation_id)
);
create unique index affiliation_standing on affiliation (organisation_id, other_organisation_id) where ended_at is null;
call protect('affiliation', 'select, insert, update', 'select, insert, update');

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
call protect('invitation', 'select, insert, update', 'select, update');

-- A visitor: a person of a connected organisation, as this one knows them (AFF4). Their address is of no use here.
alter table person
  add column home_organisation_id uuid references organisation (organisation_id),
  add column home_organisation_name text,
  add column home_person_id uuid references person,
  add constraint visitor_whole check (
    (home_organisation_id is null) = (home_person_id is null)
    and (home_organisation_id is null) = (home_organisation_name is null)
    and (home_organisation_id is null or not administrator)
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
