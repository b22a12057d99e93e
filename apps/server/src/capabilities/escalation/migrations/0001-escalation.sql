-- What is urgent and on its way to someone who accepts it. Words (reason, SBAR, call-back) are sealed with the
-- escalation's own key; everything else here is ids, numbers and times.

create table escalation (
  -- The subject's own: a message's escalation has the message's id.
  id uuid primary key,
  organisation_id uuid not null,
  subject_kind text not null check (subject_kind in ('message', 'task', 'crash-call')),
  subject_id uuid not null,
  within_id uuid,
  urgency text not null check (urgency in ('urgent', 'emergency', 'crash')),
  words bytea not null,
  raised_by uuid not null,
  as_role_id uuid,
  -- Whose coordinators are told; null: those of the whole organisation.
  site_id uuid,
  raised_at timestamptz not null,
  state text not null check (state in ('running', 'accepted', 'exhausted', 'done', 'cancelled')),
  -- [{ target, waitMs }]
  rungs jsonb not null,
  -- Called last; when; how often its people were called again; whether by the other channels too.
  rung int not null,
  since timestamptz not null,
  round int not null default 0,
  widened boolean not null default false,
  accepted_by uuid,
  accepted_at timestamptz,
  -- The role through which the holder was paged: it moves with the role.
  accepted_role_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  version int not null default 1,
  -- The engine's own: when it looks again, who has taken it until when, and the token of the last one who did.
  due_at timestamptz,
  lease_until timestamptz,
  fence bigint not null default 0,
  check ((state in ('accepted')) <= (accepted_by is not null)),
  check ((accepted_by is null) = (accepted_at is null)),
  check ((state in ('done', 'cancelled')) = (ended_at is not null)),
  check ((state in ('running', 'exhausted')) = (due_at is not null))
) with (fillfactor = 70);
create index escalation_due on escalation (due_at) where due_at is not null;
create index escalation_open on escalation (organisation_id) where ended_at is null;
create index escalation_held on escalation (accepted_by) where state = 'accepted';
call protect('escalation', 'select, insert, update', 'select, update');

-- One person called on one rung: at most once. A first page is written before its escalation, in one transaction.
create table page (
  escalation_id uuid not null references escalation deferrable initially deferred,
  rung int not null check (rung >= 0),
  person_id uuid not null,
  organisation_id uuid not null,
  role_id uuid,
  paged_at timestamptz not null,
  delivered_at timestamptz,
  seen_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'passed-on')),
  answered_at timestamptz,
  primary key (escalation_id, rung, person_id),
  check ((answer is null) = (answered_at is null))
) with (fillfactor = 80);
create index page_of_person on page (person_id, paged_at desc);
call protect('page', 'select, insert, update', 'select');

-- A rung that nobody held when it fired.
create table rung_passed_over (
  escalation_id uuid not null references escalation deferrable initially deferred,
  rung int not null,
  organisation_id uuid not null,
  target jsonb not null,
  at timestamptz not null,
  primary key (escalation_id, rung)
);
call protect('rung_passed_over', 'select, insert', 'select');

-- Who is told of each step, and may open it.
create table escalation_hearer (
  escalation_id uuid not null references escalation deferrable initially deferred,
  person_id uuid not null,
  organisation_id uuid not null,
  as_what text not null check (as_what in ('raiser', 'paged', 'onlooker', 'coordinator')),
  primary key (escalation_id, person_id)
);
create index escalation_of_hearer on escalation_hearer (person_id);
call protect('escalation_hearer', 'select, insert', 'select');

create table ladder (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null,
  -- The role whose items climb it; null: the organisation's own, which follows every other.
  role_id uuid,
  rungs jsonb not null
);
create unique index ladder_of_role on ladder (organisation_id, role_id) where role_id is not null;
create unique index ladder_of_organisation on ladder (organisation_id) where role_id is null;
call protect('ladder', 'select, insert, update', 'select');

-- One row for each engine that runs, of no organisation: that it lives, and the latest moment that any of them has seen.
create table engine_beat (
  engine_id uuid primary key,
  started_at timestamptz not null,
  beat_at timestamptz not null
);
grant select on engine_beat to baton_app;
grant select, insert, update, delete on engine_beat to baton_system;
create table engine_clock (
  only_row boolean primary key default true check (only_row),
  seen_at timestamptz not null
);
insert into engine_clock (seen_at) values ('-infinity');
grant select, update on engine_clock to baton_system;
