-- What the HL7 feed brought. Of a message that was used only its numbers stay; one that waits is kept whole, sealed.
create table feed_message (
  -- Ids sort by when they were made, under the organisation's lock: in the order in which messages came.
  id uuid primary key,
  organisation_id uuid not null,
  -- MSH-3 and MSH-4, and MSH-10, as far as they can be read.
  sender text not null,
  control_id text not null,
  -- Keyed, of the whole text: the same number with another text is another message.
  digest bytea not null,
  type text not null,
  received_at timestamptz not null,
  outcome text not null check (outcome in ('waiting', 'used', 'dismissed')),
  problem text,
  details text,
  place_code text,
  text bytea,
  attempts int not null default 1,
  check ((outcome = 'used') = (text is null))
);
create unique index feed_message_once on feed_message (organisation_id, sender, control_id, digest);
create index feed_message_waiting on feed_message (organisation_id, id) where outcome = 'waiting';
call protect('feed_message', 'select, insert, update', 'select');

create table feed_place (
  organisation_id uuid not null,
  code text not null,
  place_id uuid not null,
  primary key (organisation_id, code)
);
call protect('feed_place', 'select, insert, update, delete', 'select');

create table feed_count (
  organisation_id uuid primary key,
  heard_at timestamptz not null,
  received bigint not null default 0,
  used bigint not null default 0,
  known bigint not null default 0
) with (fillfactor = 50);
call protect('feed_count', 'select, insert, update', 'select');
