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
  message_id uuid not null,
  organisation_id uuid not null,
  conversation_id uuid not null,
  number bigint not null,
  author_id uuid not null,
  sent_at timestamptz not null,
  tokens int[] not null,
  -- One index both to walk back in time and to find a message's row.
  primary key (sent_at, message_id)
);
-- New rows wait in a list that `tidy_search` puts into the index every few seconds, so that no sender ever does.
create index message_search_tokens on message_search using gin (tokens) with (gin_pending_list_limit = 32768);
call protect('message_search', 'select, insert, update, delete', 'select');

-- Candidates of a search, newest first, of what one person may see. Row-level security keeps an index on an operator
-- that might leak from being used, so this runs as the owner and checks the organisation and the membership itself.
-- Each of `clauses` is an array literal: a candidate has a token of every one. `nearby` says that the stretch of time
-- holds few messages: then, and only then, the index on time is of use; otherwise, for a word that hardly anyone wrote,
-- it would read every row.
create function find_messages(
  viewer uuid, clauses text[], author uuid, since timestamptz, before_at timestamptz, before_id uuid,
  nearby boolean, most int
) returns table (message_id uuid, sent_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
  -- The person's memberships are read once, never again for each candidate.
  set enable_seqscan = off set enable_nestloop = off as $$
declare
  at text := case when nearby then 's.sent_at' else '(s.sent_at + interval ''0'')' end;
  conditions text := format(' and %1$s >= $3 and (%1$s, s.message_id) < ($4, $5)', at);
  clause text;
begin
  foreach clause in array clauses loop
    conditions := conditions || format(' and s.tokens && %L::int[]', clause);
  end loop;
  return query execute
    'select s.message_id, s.sent_at
       from message_search s
       join membership m on m.conversation_id = s.conversation_id
      where s.organisation_id = current_organisation()
        and m.organisation_id = s.organisation_id and m.person_id = $1 and m.left_at is null
        and s.number > m.visible_after and ($2 is null or s.author_id = $2)' || conditions ||
    ' order by s.sent_at + interval ''0'' desc, s.message_id desc limit $6'
    using viewer, author, since, before_at, before_id, most;
end $$;
revoke all on function find_messages from public;
grant execute on function find_messages to baton_app;

-- The time so many messages before a time, whoever's they are; nothing when there are not so many.
create function time_before(before_at timestamptz, messages int) returns timestamptz
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select sent_at from message_search where sent_at < before_at order by sent_at desc offset messages limit 1 $$;
revoke all on function time_before from public;
grant execute on function time_before to baton_app;

-- Only an index's owner may do this.
create function tidy_search() returns void language sql security definer set search_path = pg_catalog, public, pg_temp
  as $$ select gin_clean_pending_list('message_search_tokens'::regclass) $$;
revoke all on function tidy_search from public;
grant execute on function tidy_search to baton_system;

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
