-- Nobody ended it: it was left alone for too long. Its device may still be woken, since a phone in a pocket is always
-- idle; a session that somebody ended takes its device with it (QUI14).
alter table session add column went_idle boolean not null default false;
