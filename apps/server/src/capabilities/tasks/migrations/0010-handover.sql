-- One shift gives its work on a ward to the next. Who and when are ids and times; every word is sealed with the
-- handover's own key.
create table handover (
  id uuid primary key,
  organisation_id uuid not null,
  ward_id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid,
  state text not null check (state in ('preparing', 'offered', 'accepted', 'rejected', 'withdrawn')),
  -- [{ patientId, taskIds, answer }] in the order in which they are handed over.
  entries jsonb not null,
  left_out_ids uuid[] not null,
  -- Open tasks of the ward that are about no patient.
  task_ids uuid[] not null,
  -- Notes by patient, reasons and staffing.
  words bytea not null,
  prepared_at timestamptz not null,
  offered_at timestamptz,
  answered_at timestamptz,
  version int not null,
  check ((state in ('preparing', 'withdrawn')) = (to_person_id is null)),
  check ((to_person_id is null) = (offered_at is null)),
  check ((state in ('accepted', 'rejected')) = (answered_at is not null))
) with (fillfactor = 70);
create unique index handover_open on handover (from_person_id, ward_id) where state in ('preparing', 'offered');
create index handover_from on handover (from_person_id, prepared_at desc);
create index handover_to on handover (to_person_id, prepared_at desc) where to_person_id is not null;
create index handover_of_ward on handover (ward_id, offered_at desc) where offered_at is not null;
call protect('handover', 'select, insert, update', 'select');

-- What has ended is a record: not even the server changes it.
create function keep_handover() returns trigger language plpgsql as $$
begin
  raise exception 'handover % has ended and is kept as it is', old.id;
end $$;
create trigger handover_is_kept before update on handover for each row
  when (old.state in ('accepted', 'rejected', 'withdrawn')) execute function keep_handover();

-- Who coordinated the ward's site while it was offered or accepted: told of each change, and may read it.
create table handover_hearer (
  handover_id uuid not null references handover deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  primary key (handover_id, person_id)
);
create index handover_hearer_person on handover_hearer (person_id);
call protect('handover_hearer', 'select, insert', 'select');
