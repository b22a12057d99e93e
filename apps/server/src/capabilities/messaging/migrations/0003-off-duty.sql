-- The number of the newest message of a conversation before a moment; 0 when there is none. Numbers are dense and rise
-- with time, so a few rows are read, not the conversation. `newest` is the conversation's last number.
create function number_before(conversation uuid, moment timestamptz, newest bigint) returns bigint
language plpgsql stable as $$
declare
  low bigint := 0;
  high bigint := newest;
  middle bigint;
  sent timestamptz;
begin
  while low < high loop
    middle := (low + high + 1) / 2;
    select sent_at into sent from message where conversation_id = conversation and number = middle;
    if sent < moment then low := middle; else high := middle - 1; end if;
  end loop;
  return low;
end $$;
