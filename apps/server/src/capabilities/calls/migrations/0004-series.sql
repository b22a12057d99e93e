-- The series that this one goes on from: what followed in that one was put elsewhere, and whoever has that one in a
-- calendar is told so with the invitation to this one.
alter table meeting add column series_before uuid;
