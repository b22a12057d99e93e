-- Adds a job in the caller's transaction. The runner's own tables are closed to both roles; this is the only way in.
create function add_job(job_name text, payload json, run_at timestamptz, job_key text, queue text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    identifier => job_name, payload => payload, run_at => run_at, job_key => job_key, queue_name => queue);
end $$;
revoke all on function add_job from public;
grant execute on function add_job to baton_app, baton_system;

-- When each scheduled job was last due and added, so that several servers add it once and a missed one is made up for.
create table job_schedule (
  job_name text primary key,
  last_due timestamptz not null
);
grant select, insert, update on job_schedule to baton_system;
