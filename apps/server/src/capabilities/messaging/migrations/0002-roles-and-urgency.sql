-- Conversations with a role, what presses and in whose name, and people who are called to an urgent message.

alter table conversation drop constraint conversation_kind_check;
alter table conversation
  add constraint conversation_kind_check check (kind in ('direct', 'group', 'team', 'role')),
  add column role_id uuid,
  add column asked_by uuid,
  add check ((kind = 'role') = (role_id is not null and asked_by is not null));
create unique index conversation_of_role on conversation (role_id, asked_by) where kind = 'role';

-- `details` are the reason and the SBAR of an urgent message, sealed with the conversation's key.
alter table message
  add column urgency text not null default 'routine'
    check (urgency in ('routine', 'soon', 'urgent', 'emergency', 'crash')),
  add column as_role_id uuid,
  add column details bytea,
  add check ((details is not null) = (urgency in ('urgent', 'emergency', 'crash')));

-- The urgent message for which alone somebody is a member; nothing for who belongs there.
alter table membership add column called_to uuid;

-- Who was called to which urgent message of a conversation; gone when it has ended. Until then they stay members.
create table called (
  conversation_id uuid not null references conversation,
  person_id uuid not null,
  message_id uuid not null,
  organisation_id uuid not null,
  primary key (conversation_id, person_id, message_id)
);
create index called_to_message on called (message_id);
call protect('called', 'select, insert, delete', 'select');
