-- What each person was last told of their unread messages by a notification: see `packages/domain/src/messaging/telling.ts`.
create table told (
  person_id uuid primary key,
  organisation_id uuid not null,
  base_at timestamptz not null,
  newest_at timestamptz not null,
  due_at timestamptz not null
);
call protect('told', 'select, insert, update', 'select');
