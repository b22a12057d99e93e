-- Which files came with a step; where they hang stands with the files.
alter table task_step add column file_ids uuid[] not null default '{}';
