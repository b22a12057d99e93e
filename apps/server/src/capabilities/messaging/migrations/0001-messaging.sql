-- Conversations, their members and what was said. Words are sealed with the conversation's key (a draft with its
-- person's); everything else here is ids, numbers and times.

create table conversation (
  id uuid primary key,
  organisation_id uuid not null,
  kind text not null check (kind in ('direct', 'group', 'team')),
  title bytea,
  team_id uuid,
  -- The two people of a direct conversation, the lower id first.
  direct_low uuid,
  direct_high uuid,
  last_number bigint not null default 0,
  started_at timestamptz not null,
  check ((kind = 'direct') = (direct_low is not null and direct_high is not null)),
  check ((kind = 'direct') = (title is null)),
  check ((kind = 'team') = (team_id is not null)),
  check (direct_low < direct_high)
) with (fillfactor = 80);
create unique index conversation_of_pair on conversation (direct_low, direct_high) where kind = 'direct';
create unique index conversation_of_team on conversation (team_id) where kind = 'team';
call protect('conversation', 'select, insert, update', 'select');

-- One row for everyone who is or was a member. Unread is `last_number - seen_up_to - own_unseen`, never counted.
create table membership (
  conversation_id uuid not null references conversation,
  person_id uuid not null,
  organisation_id uuid not null,
  visible_after bigint not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  delivered_up_to bigint not null,
  seen_up_to bigint not null,
  own_unseen bigint not null default 0,
  unread_mentions bigint not null default 0,
  muted_until timestamptz,
  primary key (conversation_id, person_id),
  check (seen_up_to <= delivered_up_to)
) with (fillfactor = 80);
create index membership_of_person on membership (person_id) where left_at is null;
call protect('membership', 'select, insert, update', 'select');

-- The id is that of the command that sent it. `commitment` is of what was sent first, and tells a repeated command from
-- another with the same id; `position` is that of its event. No foreign key on the hot path: the conversation was read
-- under its lock, and the check costs more than the row.
create table message (
  id uuid primary key,
  organisation_id uuid not null,
  conversation_id uuid not null,
  number bigint not null,
  position bigint not null,
  author_id uuid not null,
  sent_at timestamptz not null,
  body bytea,
  commitment bytea not null,
  reply_to_id uuid,
  thread_root_id uuid,
  thread_replies int not null default 0,
  forwarded_id uuid,
  forwarded_author_id uuid,
  forwarded_sent_at timestamptz,
  versions int not null default 0,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  pinned_at timestamptz,
  unique (conversation_id, number),
  check ((body is null) = (withdrawn_at is not null))
) with (fillfactor = 90);
create index message_of_thread on message (thread_root_id, number) where thread_root_id is not null;
create index message_pinned on message (conversation_id, number) where pinned_at is not null;
call protect('message', 'select, insert, update', 'select');

-- How a message is found by its words: keyed tokens only, gone when it is withdrawn; one token more stands for its
-- conversation. A table of its own, so that a reply or a pin does not write the index again.
create table message_search (
  -- Rising in the order in which rows came: newest first is backwards, and so many rows back is plain arithmetic.
  place bigint generated always as identity primary key,
  message_id uuid not null unique,
  organisation_id uuid not null,
  conversation_id uuid not null,
  number bigint not null,
  author_id uuid not null,
  sent_at timestamptz not null,
  tokens int[] not null
);
-- New rows wait in a list that `tidy_search` puts into the index every few seconds, so that no sender ever does.
create index message_search_tokens on message_search using gin (tokens) with (gin_pending_list_limit = 32768);
call protect('message_search', 'select, insert, update, delete', 'select');

-- Candidates of a search, newest first, of what one person may see. Row-level security keeps an index on an operator
-- that might leak from being used, so this runs as the owner and checks the organisation and the membership itself.
-- Each of `clauses` is an array literal: a candidate has a token of every one.
create function find_messages(
  viewer uuid, clauses text[], author uuid, sent_from timestamptz, sent_until timestamptz,
  above bigint, below bigint, most int
) returns table (place bigint, message_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  clause text;
  conditions text := '';
begin
  foreach clause in array clauses loop
    conditions := conditions || format(' and s.tokens && %L::int[]', clause);
  end loop;
  return query execute
    'select s.place, s.message_id
       from message_search s
       join membership m on m.conversation_id = s.conversation_id
      where s.organisation_id = current_organisation()
        and m.organisation_id = s.organisation_id and m.person_id = $1 and m.left_at is null
        and s.number > m.visible_after and ($2 is null or s.author_id = $2)
        and ($3 is null or s.sent_at >= $3) and ($4 is null or s.sent_at <= $4)
        and s.place > $5 and s.place < $6' || conditions || ' order by s.place desc limit $7'
    using viewer, author, sent_from, sent_until, above, below, most;
end $$;
revoke all on function find_messages from public;
grant execute on function find_messages to baton_app;

-- Only an index's owner may do this.
create function tidy_search() returns void language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ select gin_clean_pending_list('message_search_tokens'::regclass) $$;
revoke all on function tidy_search from public;
grant execute on function tidy_search to baton_system;

-- One more than the newest place in the search.
create function search_end() returns bigint language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$ select coalesce(max(place), 0) + 1 from message_search $$;
revoke all on function search_end from public;
grant execute on function search_end to baton_app;

-- What a message said before it was corrected or withdrawn; kept.
create table message_version (
  message_id uuid not null references message,
  version int not null,
  organisation_id uuid not null,
  body bytea not null,
  written_at timestamptz not null,
  primary key (message_id, version)
);
call protect('message_version', 'select, insert', 'select');

-- Who was mentioned, by name or by team, when a message was sent; correcting it changes nothing here.
create table mention (
  conversation_id uuid not null,
  person_id uuid not null,
  number bigint not null,
  organisation_id uuid not null,
  primary key (conversation_id, person_id, number)
);
call protect('mention', 'select, insert', 'select');

create table reaction (
  message_id uuid not null references message,
  emoji text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  at timestamptz not null,
  primary key (message_id, emoji, person_id)
);
call protect('reaction', 'select, insert, delete', 'select');

-- Delivered and seen by name and time: each row says how far, from when. Never changed.
create table receipt (
  conversation_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('delivered', 'seen')),
  up_to bigint not null,
  organisation_id uuid not null,
  at timestamptz not null,
  primary key (conversation_id, person_id, kind, up_to)
);
call protect('receipt', 'select, insert', 'select');

create table saved (
  person_id uuid not null,
  message_id uuid not null references message,
  organisation_id uuid not null,
  saved_at timestamptz not null,
  primary key (person_id, message_id)
);
call protect('saved', 'select, insert, delete', 'select');

create table draft (
  person_id uuid not null,
  conversation_id uuid not null references conversation,
  organisation_id uuid not null,
  body bytea not null,
  at timestamptz not null,
  primary key (person_id, conversation_id)
);
call protect('draft', 'select, insert, update, delete', 'select');
