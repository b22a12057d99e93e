-- What somebody tells an audience. `words` are body, options and audience, sealed with the broadcast's own key. Figures
-- are as they were last told to its sender: counted from the rows below, a moment after those changed.
create table broadcast (
  id uuid primary key,
  organisation_id uuid not null,
  sent_by uuid not null,
  as_role_id uuid,
  sent_at timestamptz not null,
  urgency text not null check (urgency in ('routine', 'soon', 'urgent', 'emergency')),
  words bytea not null,
  options int not null,
  closed_at timestamptz,
  people int not null,
  held int not null,
  seen int not null default 0,
  answers int[] not null
);
create index broadcast_by_sender on broadcast (sent_by, sent_at);
call protect('broadcast', 'select, insert, update', 'select');

-- Everyone whom it is for. `due`: they have not been told how it stands; `counted`: the figures have this row as it is.
-- Changed under the lock of the person's own stream, save that closing makes every row due.
create table broadcast_recipient (
  broadcast_id uuid not null references broadcast,
  person_id uuid not null,
  organisation_id uuid not null,
  held boolean not null,
  due boolean not null default true,
  counted boolean not null default true,
  told_at timestamptz,
  seen_at timestamptz,
  answer int,
  answered_at timestamptz,
  closed_at timestamptz,
  primary key (broadcast_id, person_id)
);
create index broadcast_recipient_of_person on broadcast_recipient (person_id);
create index broadcast_recipient_due on broadcast_recipient (organisation_id, broadcast_id, person_id) where due;
create index broadcast_recipient_uncounted on broadcast_recipient (organisation_id, broadcast_id) where not counted;
call protect('broadcast_recipient', 'select, insert, update', 'select');
