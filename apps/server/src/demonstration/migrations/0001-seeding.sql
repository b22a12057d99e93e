-- The demonstration hospital was made to its end; one whose making was cut short has no row and is made afresh.
create table demonstration_seeding (
  organisation_id uuid primary key references organisation,
  finished_at timestamptz not null
);
call protect('demonstration_seeding', '', 'select, insert');
