-- For which due time somebody was reminded: a request that is wanted at another time is due anew.
alter table task add column reminded_for timestamptz;
create index task_due on task (due_at) where ended_at is null and reminded_for is distinct from due_at;
