import { api } from '@baton/contract'
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

async function historyOf(patientId: string) {
  const { entries } = await nurse.ask(patients.history, { patientId })
  return entries.map(({ by, recordId, changes }) => ({
    by,
    recordId,
    kinds: changes.map(({ kind }) => kind),
  }))
}

test('PAT28: a patient’s history says what was entered, moved and corrected, by whom, newest first', async () => {
  const { administrator, ward } = hospital
  const { id, version, ...patient } = await hospital.admit({ bed: 'B1' })
  await nurse.ask(patients.admitPatient, { patientId: id, wardId: ward, bed: 'B2' })
  const { family, given, sex, nhsNumber, hospitalNumber, consultant, alerts } = patient
  const details = { family, given, sex, nhsNumber, hospitalNumber, consultant, alerts }
  const corrected = { ...details, birthDate: '1948-07-06', patientId: id, version: version + 1 }
  await nurse.ask(patients.changePatient, corrected)
  expect(await historyOf(id)).toEqual([
    { by: nurse.id, recordId: id, kinds: ['corrected'] },
    { by: nurse.id, recordId: id, kinds: ['placed'] },
    { by: administrator.id, recordId: id, kinds: ['entered', 'placed'] },
  ])
})

test('PAT28: the history of a merged record is in its survivor’s, until the merge is taken back', async () => {
  const [first, second] = [
    await hospital.admit({ family: 'Dobson' }),
    await hospital.admit({ family: 'Dobbs' }),
  ]
  const reason = 'The same person, entered twice'
  const merging = { patientId: first.id, intoPatientId: second.id, reason }
  await hospital.administrator.ask(patients.mergePatients, merging)
  const merged = await historyOf(second.id)
  expect(merged.filter(({ recordId }) => recordId === first.id).map(({ kinds }) => kinds)).toEqual([
    ['merged'],
    ['entered', 'placed'],
  ])
  expect(await historyOf(first.id)).toEqual(merged)
  await hospital.administrator.ask(patients.unmergePatient, { patientId: first.id, reason })
  expect((await historyOf(second.id)).every(({ recordId }) => recordId === second.id)).toBe(true)
  expect((await historyOf(first.id))[0]?.kinds).toEqual(['parted', 'placed'])
})

test('PAT10, PAT28: who may not see a patient does not see their history', async () => {
  const { id: patientId } = await hospital.admit()
  const stranger = await hospital.hire()
  expect(await stranger.refused(patients.history, { patientId })).toBe('no-relationship')
  expect(await nurse.refused(patients.history, { patientId: uuidv7() })).toBe('not-found')
})
