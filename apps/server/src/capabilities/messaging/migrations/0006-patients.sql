-- Conversations about patients, one a record; `continued_in` is where one goes on while its record is merged.

alter table conversation drop constraint conversation_kind_check;
alter table conversation
  add constraint conversation_kind_check check (kind in ('direct', 'group', 'team', 'role', 'patient')),
  add column patient_id uuid,
  add column continued_in uuid references conversation,
  add check ((kind = 'patient') = (patient_id is not null)),
  add check (continued_in is null or kind = 'patient');
create unique index conversation_of_patient on conversation (patient_id) where kind = 'patient';
