-- Which patients a handover that was accepted took over: found when somebody asks what was said of one.
create table handover_of_patient (
  patient_id uuid not null,
  handover_id uuid not null references handover deferrable initially deferred,
  organisation_id uuid not null,
  accepted_at timestamptz not null,
  primary key (patient_id, handover_id)
);
create index handover_of_patient_newest on handover_of_patient (patient_id, accepted_at desc, handover_id desc);
call protect('handover_of_patient', 'select, insert', 'select');

insert into handover_of_patient (patient_id, handover_id, organisation_id, accepted_at)
select distinct (e.entry ->> 'patientId')::uuid, h.id, h.organisation_id, h.answered_at
  from handover h cross join jsonb_array_elements(h.entries) as e(entry)
 where h.state = 'accepted' and e.entry ->> 'answer' = 'accepted';
