create table paper_item (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  role_id uuid not null,
  accepted_by uuid
);
call protect('paper_item', 'select, insert, update, delete', 'select');
