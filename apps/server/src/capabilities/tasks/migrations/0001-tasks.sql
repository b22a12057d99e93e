-- What people ask of each other. Words (reason, SBAR, skill, checklist, what came of it) are sealed with the key of the
-- organisation's tasks; everything else here is ids, words of the contract, numbers and times.

create table task (
  id uuid primary key,
  organisation_id uuid not null,
  type text not null,
  words bytea not null,
  status text not null check (status in ('requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed',
    'failed', 'rejected', 'cancelled', 'entered-in-error')),
  priority text not null check (priority in ('routine', 'urgent', 'asap', 'stat')),
  within text not null,
  due_at timestamptz not null,
  -- As it was asked; and whom that record is about now, which a merge changes and an unmerge changes back.
  patient_id uuid,
  about_id uuid,
  place_id uuid,
  -- The ward on which it was asked for: for the figures, which a transfer does not change.
  ward_id uuid,
  remote boolean not null,
  requested_by uuid not null,
  as_role_id uuid,
  requested_at timestamptz not null,
  for_kind text not null check (for_kind in ('role', 'person', 'team')),
  for_id uuid not null,
  owner_id uuid,
  nudged_id uuid,
  accepted_at timestamptz,
  started_at timestamptz,
  hold_until timestamptz,
  -- [{ doneBy, doneAt } or null], one for each item of the checklist.
  ticks jsonb not null,
  ended_at timestamptz,
  ended_by uuid,
  -- Whoever ended it was on duty from home.
  ended_from_home boolean not null default false,
  reviewed_at timestamptz,
  escalation text not null check (escalation in ('none', 'running', 'exhausted', 'settled')),
  conversation_id uuid,
  message_id uuid,
  comments int not null default 0,
  steps int not null default 0,
  version int not null default 1,
  -- One owner while it is somebody's, and nobody's while it waits.
  check ((status in ('accepted', 'in-progress', 'on-hold')) <= (owner_id is not null)),
  check ((status in ('requested', 'received', 'rejected')) <= (owner_id is null)),
  check ((status in ('completed', 'failed', 'rejected', 'cancelled', 'entered-in-error')) = (ended_at is not null)),
  check ((patient_id is null) = (about_id is null))
) with (fillfactor = 70);
create index task_of_owner on task (owner_id) where ended_at is null;
create index task_asked_of on task (for_id) where ended_at is null;
create index task_nudged on task (nudged_id) where nudged_id is not null and ended_at is null;
create index task_of_patient on task (about_id, requested_at desc);
create index task_of_record on task (patient_id);
create index task_at_place on task (place_id) where ended_at is null and about_id is null;
create index task_open on task (organisation_id) where ended_at is null;
create index task_pool on task (organisation_id) where ended_at is null and remote and owner_id is null;
create index task_of_requester on task (requested_by) where reviewed_at is null;
create index task_ended on task (organisation_id, ended_at desc) where ended_at is not null;
create index task_requested on task (organisation_id, requested_at);
call protect('task', 'select, insert, update', 'select');

-- What was done to it, in order: its delegation history and its comments. The words are sealed as the task's are.
create table task_step (
  task_id uuid not null references task deferrable initially deferred,
  number int not null check (number >= 1),
  organisation_id uuid not null,
  at timestamptz not null,
  by_id uuid,
  act text not null,
  words bytea,
  to_kind text check (to_kind in ('role', 'person', 'team')),
  to_id uuid,
  primary key (task_id, number),
  check ((to_kind is null) = (to_id is null))
);
call protect('task_step', 'select, insert', 'select');

-- Who was called to it besides whoever it is addressed to: by its ladder or by a coordinator; and who said no.
create table task_called (
  task_id uuid not null references task deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  called boolean not null,
  declined_at timestamptz,
  primary key (task_id, person_id)
);
create index task_called_person on task_called (person_id);
call protect('task_called', 'select, insert, update', 'select');

-- Ways of asking that are kept. One that recurs has the moment at which it is requested next.
create table task_template (
  id uuid primary key,
  organisation_id uuid not null,
  -- { name, type, reason, within, remote, skill, checklist, requestedFor, placeId, recurs }
  details jsonb not null,
  saved_by uuid not null,
  next_at timestamptz,
  removed_at timestamptz
);
create unique index task_template_name on task_template (organisation_id, lower(details ->> 'name'))
  where removed_at is null;
create index task_template_due on task_template (next_at) where next_at is not null and removed_at is null;
call protect('task_template', 'select, insert, update', 'select');
