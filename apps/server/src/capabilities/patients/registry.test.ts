import { api } from '@baton/contract'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { patients } = api
let hospital: Hospital
let nurse: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  nurse = await hospital.hire()
  await nurse.signOn(hospital.ward)
})
afterAll(() => hospital.close())

test('PAT1: anyone enters a patient, once for each command, and sees them for a day for having done so', async () => {
  const clerk = await hospital.hire()
  const commandId = uuidv7()
  const entered = await clerk.ask(patients.addPatient, { ...unknownPatient, family: 'Once' }, commandId)
  expect(await clerk.ask(patients.addPatient, { ...unknownPatient, family: 'Once' }, commandId)).toEqual(
    entered,
  )
  const { patient } = entered
  expect(patient).toMatchObject({
    id: commandId,
    state: 'expected',
    wardId: null,
    source: 'entered',
    version: 1,
  })
  expect((await clerk.ask(patients.openPatient, { patientId: patient.id })).relations).toEqual(['entered'])
  hospital.clock.advance(24 * 3_600_000)
  expect(await clerk.refused(patients.openPatient, { patientId: patient.id })).toBe('no-relationship')
})

test('PAT2: a number that is no NHS number is refused by name, and so is a birth date that is not yet', async () => {
  const wrong = { ...unknownPatient, nhsNumber: '999 123 4567' }
  expect(await nurse.refused(patients.addPatient, wrong)).toBe('bad-input')
  expect(await nurse.refused(patients.addPatient, { ...unknownPatient, birthDate: '2999-01-01' })).toBe(
    'bad-input',
  )
  const { patient } = await nurse.ask(patients.addPatient, { ...unknownPatient, nhsNumber: '999 000-0018' })
  expect(patient.nhsNumber).toBe('9990000018')
})

test('PAT3: one hospital number is one record, also when it is entered twice at the same moment', async () => {
  const details = { ...unknownPatient, hospitalNumber: 'mv1001' }
  const clerks = await Promise.all([hospital.hire(), hospital.hire(), hospital.hire()])
  const outcomes = await Promise.allSettled(clerks.map((clerk) => clerk.ask(patients.addPatient, details)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(
    outcomes.filter((one) => one.status === 'rejected' && !/already-exists/.test(String(one.reason))),
  ).toEqual([])
  expect(await nurse.refused(patients.addPatient, { ...details, hospitalNumber: 'MV1001' })).toBe(
    'already-exists',
  )
})

test('PAT3: an NHS number makes one person only with the birth date or the family name', async () => {
  await hospital.admit({ family: 'Ó Briain', nhsNumber: '9990000026', birthDate: '1960-01-02' })
  const again = { ...unknownPatient, nhsNumber: '9990000026' }
  expect(await nurse.refused(patients.addPatient, { ...again, birthDate: '1960-01-02' })).toBe(
    'already-exists',
  )
  expect(await nurse.refused(patients.addPatient, { ...again, family: 'O BRIAIN', birthDate: null })).toBe(
    'already-exists',
  )
  const { patient } = await nurse.ask(patients.addPatient, {
    ...again,
    family: 'Adeyemi',
    birthDate: '1999-09-09',
  })
  expect(patient.nhsNumber).toBe('9990000026')
})

test('PAT6: a correction is a new version, an older look is refused, and earlier versions are kept sealed', async () => {
  const before = await hospital.admit({ family: 'Tailor' })
  const { id, version } = before
  const details = {
    ...unknownPatient,
    family: 'Taylor',
    alerts: [{ kind: 'allergy' as const, words: 'Penicillin' }],
  }
  const { wardId: _ward, bed: _bed, ...correction } = details
  const { patient } = await nurse.ask(patients.changePatient, { patientId: id, version, ...correction })
  expect(patient).toMatchObject({
    family: 'Taylor',
    version: 2,
    wardId: hospital.ward,
    alerts: details.alerts,
  })
  expect(await nurse.refused(patients.changePatient, { patientId: id, version, ...correction })).toBe(
    'no-longer-possible',
  )
  const kept = await hospital.query<{ version: number }>(
    'select version from patient_version where patient_id = $1 order by version',
    [id],
  )
  expect(kept).toEqual([{ version: 1 }, { version: 2 }])
})

test('PAT7: a ward’s list is by bed as a person counts, then who has none, then who is expected', async () => {
  const ward = hospital.surgery
  const surgeon = await hospital.hire()
  await surgeon.signOn(ward)
  for (const bed of ['Bay 10', 'Bay 2', null, 'Bay 1'])
    await hospital.admit({ family: bed ?? 'Corridor', wardId: ward, bed })
  const { patients: there } = await surgeon.ask(patients.listWard, { wardId: ward })
  expect(there.map(({ bed }) => bed)).toEqual(['Bay 1', 'Bay 2', 'Bay 10', null])
})

test('PAT7: admitting moves, discharging ends, and who has died is not admitted again', async () => {
  const { id: patientId } = await hospital.admit({ family: 'Mover' })
  const moved = await nurse.ask(patients.admitPatient, { patientId, wardId: hospital.ward, bed: 'B3' })
  expect(moved.patient).toMatchObject({ bed: 'B3', state: 'admitted', version: 2 })
  hospital.clock.advance(60_000)
  const again = await nurse.ask(patients.admitPatient, { patientId, wardId: hospital.ward, bed: 'B4' })
  expect(again.patient.admittedAt).toBe(moved.patient.admittedAt)
  const gone = await nurse.ask(patients.dischargePatient, { patientId, outcome: 'died' })
  expect(gone.patient).toMatchObject({ state: 'died', wardId: null, bed: null })
  const { administrator } = hospital
  await administrator.ask(patients.breakGlass, { patientId, reason: 'To correct the record' })
  expect(
    await administrator.refused(patients.admitPatient, { patientId, wardId: hospital.ward, bed: null }),
  ).toBe('no-longer-possible')
  expect(await administrator.refused(patients.dischargePatient, { patientId, outcome: 'died' })).toBe(
    'no-longer-possible',
  )
})

test('PAT7: the same place again changes nothing', async () => {
  const { id: patientId, version } = await hospital.admit({ family: 'Still', bed: 'B1' })
  const { patient } = await nurse.ask(patients.admitPatient, { patientId, wardId: hospital.ward, bed: 'B1' })
  expect(patient.version).toBe(version)
})
