-- Who a patient is, where they are, and who has them on a list. What identifies somebody is sealed with the patient's
-- own key; exact numbers and the beginnings and sounds of names are kept as keyed tokens (docs/decisions/0012-patients.md).

create table patient (
  id uuid primary key,
  organisation_id uuid not null,
  -- Names, birth date, numbers, consultant, alerts and bed: sealed.
  details bytea not null,
  state text not null check (state in ('expected', 'admitted', 'discharged', 'died', 'merged')),
  ward_id uuid,
  admitted_at timestamptz,
  discharged_at timestamptz,
  merged_into_id uuid references patient,
  source text not null check (source in ('entered', 'csv', 'hl7')),
  entered_by uuid,
  entered_at timestamptz not null,
  -- When what is known of them was true, and when they came to where they are: what a feed brings later but says of an
  -- earlier time changes neither.
  details_at timestamptz not null,
  placed_at timestamptz not null,
  -- What they are found by, keyed.
  tokens int[] not null,
  version int not null,
  check ((state = 'merged') = (merged_into_id is not null)),
  check (state in ('expected', 'admitted') or ward_id is null)
) with (fillfactor = 80);
create index patient_ward on patient (ward_id) where ward_id is not null;
create index patient_merged on patient (merged_into_id) where merged_into_id is not null;
create index patient_tokens on patient using gin (tokens);
create index patient_entered on patient (entered_by, entered_at) where entered_by is not null;
call protect('patient', 'select, insert, update', 'select');

-- Every version that there ever was, the present one too.
create table patient_version (
  patient_id uuid not null references patient deferrable initially deferred,
  version int not null,
  organisation_id uuid not null,
  details bytea not null,
  state text not null,
  ward_id uuid,
  admitted_at timestamptz,
  discharged_at timestamptz,
  merged_into_id uuid,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (patient_id, version)
);
call protect('patient_version', 'select, insert', 'select');

-- Exact numbers as keyed tokens. `nhs` only finds; of the others one belongs to one record (PAT3).
create table patient_number (
  patient_id uuid not null references patient deferrable initially deferred,
  kind text not null check (kind in ('hospital', 'nhs', 'nhs-birth', 'nhs-family')),
  organisation_id uuid not null,
  token bytea not null,
  primary key (patient_id, kind)
);
create unique index patient_number_once on patient_number (organisation_id, kind, token) where kind <> 'nhs';
create index patient_number_nhs on patient_number (organisation_id, token) where kind = 'nhs';
call protect('patient_number', 'select, insert, delete', 'select');

-- Two records said to be one patient, so that it can be taken back exactly.
create table patient_merge (
  id uuid primary key,
  organisation_id uuid not null,
  from_id uuid not null references patient,
  into_id uuid not null references patient,
  -- The versions that each had before.
  from_version int not null,
  into_version int not null,
  -- The version with which the survivor took the other's place; null when it had its own.
  placed_version int,
  reason bytea,
  merged_by uuid,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_reason bytea,
  undone_at timestamptz
);
create unique index patient_merge_now on patient_merge (from_id) where undone_at is null;
call protect('patient_merge', 'select, insert, update', 'select');

create table broken_glass (
  id uuid primary key,
  organisation_id uuid not null,
  patient_id uuid not null references patient,
  person_id uuid not null,
  -- Sealed with the patient's key.
  reason bytea not null,
  at timestamptz not null,
  until timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  verdict text check (verdict in ('proper', 'improper')),
  note bytea,
  check ((reviewed_at is null) = (verdict is null))
);
create index broken_glass_of_patient on broken_glass (patient_id, until);
create index broken_glass_of_person on broken_glass (person_id, until);
create index broken_glass_log on broken_glass (organisation_id, at desc);
create index broken_glass_waiting on broken_glass (organisation_id) where reviewed_at is null;
call protect('broken_glass', 'select, insert, update', 'select');

create table patient_list (
  id uuid primary key,
  organisation_id uuid not null,
  owner_kind text not null check (owner_kind in ('person', 'team')),
  owner_id uuid not null,
  -- Sealed with the list's own key.
  name bytea not null,
  version int not null,
  removed_at timestamptz
);
create index patient_list_owner on patient_list (owner_id) where removed_at is null;
call protect('patient_list', 'select, insert, update', 'select');

create table patient_list_entry (
  list_id uuid not null references patient_list deferrable initially deferred,
  patient_id uuid not null references patient,
  organisation_id uuid not null,
  place int not null,
  mark text,
  note bytea,
  primary key (list_id, patient_id)
);
create index patient_list_entry_patient on patient_list_entry (patient_id);
call protect('patient_list_entry', 'select, insert, update, delete', 'select');

create table patient_list_share (
  list_id uuid not null references patient_list deferrable initially deferred,
  kind text not null check (kind in ('person', 'team')),
  sharer_id uuid not null,
  organisation_id uuid not null,
  primary key (list_id, sharer_id)
);
create index patient_list_share_sharer on patient_list_share (sharer_id);
call protect('patient_list_share', 'select, insert, delete', 'select');
