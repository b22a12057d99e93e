-- What somebody has before them is looked for whenever a device comes back: without all that is over.
create index meeting_organiser_open on meeting (organiser_id) where ended_at is null;
create index meeting_invited_missed on meeting_invited (person_id) where state = 'missed' and not missed_seen;
