-- What the SBAR of a task said before it was corrected: sealed as the words of its step are.
alter table task_step add column before bytea;
