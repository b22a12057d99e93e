-- Whether people of connected organisations may turn to it: an administrator says so, role by role (AFF8).
alter table role
  add column reachable boolean not null default false,
  add constraint reachable_active check (not reachable or state = 'active');
create index role_reachable on role (organisation_id) where reachable;
