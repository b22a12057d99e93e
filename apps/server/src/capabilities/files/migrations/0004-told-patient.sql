-- Whom a visitor's photo shows, as they told it; sealed. It is no record of a patient here (AFF12).
alter table file add column told_patient bytea;
