-- Whoever is offered a handover is related to its patients: asked whenever somebody looks at a patient.
create index handover_offered on handover (organisation_id) where state = 'offered';
