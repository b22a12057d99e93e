-- How far each follower has come in each stream that it follows, so that what happened while it was down is not missed.
create table follower (
  name text not null,
  stream_id uuid not null references stream,
  organisation_id uuid not null,
  position bigint not null,
  primary key (name, stream_id)
);
call protect('follower', '', 'select, insert, update');
