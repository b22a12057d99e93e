-- Of an arranged meeting: who was asked, as it was said (people, roles, teams), for those of its series that come later.
alter table meeting add column asked jsonb;
-- Where the rule of its series puts it, even when it was moved; once in each place, however many servers look.
alter table meeting add column series_at timestamptz;
-- Changed by itself: those of its series that come later do not follow it.
alter table meeting add column apart boolean not null default false;
alter table meeting add constraint meeting_series_place unique (series_id, series_at) deferrable initially deferred;
