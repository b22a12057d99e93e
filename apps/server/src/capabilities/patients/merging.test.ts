import { api, type Patient } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { followMerge, patientsByIds, patientsOnWards, survivorsOf } from './index.ts'

const { patients } = api
let hospital: Hospital
let administrator: Colleague
let nurse: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
  nurse = await hospital.hire()
  await nurse.signOn(hospital.ward)
})
afterAll(() => hospital.close())

const reason = 'The same person, entered twice'

async function merge(from: Patient, into: Patient): Promise<Patient> {
  const input = { patientId: from.id, intoPatientId: into.id, reason }
  return (await administrator.ask(patients.mergePatients, input)).patient
}

async function beds(): Promise<[string, string | null][]> {
  const { patients: there } = await nurse.ask(patients.listWard, { wardId: hospital.ward })
  return there.map(({ family, bed }) => [family, bed])
}

test('PAT8: the survivor takes a bed that only the other record had, and a merge taken back restores both exactly', async () => {
  const first = await hospital.admit({ family: 'Dobson', bed: 'B1', hospitalNumber: 'D1' })
  const second = await hospital.admit({ family: 'Dobbs', wardId: null, hospitalNumber: 'D2' })
  const survivor = await merge(first, second)
  expect(survivor).toMatchObject({ id: second.id, wardId: hospital.ward, bed: 'B1', state: 'admitted' })
  expect(await beds()).toEqual([['Dobbs', 'B1']])
  const { patient } = await administrator.ask(patients.unmergePatient, { patientId: first.id, reason })
  expect({ ...patient, version: 0 }).toEqual({ ...first, version: 0 })
  expect(await beds()).toEqual([['Dobson', 'B1']])
  const other = await administrator.ask(patients.openPatient, { patientId: second.id })
  expect({ ...other.patient, version: 0 }).toEqual({ ...second, version: 0 })
  await nurse.ask(patients.dischargePatient, { patientId: first.id, outcome: 'discharged' })
})

test('PAT8: a survivor who has a bed keeps it, and one who moved on since keeps where they are when the merge is taken back', async () => {
  const first = await hospital.admit({ family: 'Ellis', bed: 'B2' })
  const second = await hospital.admit({ family: 'Elliss', bed: 'B3' })
  await merge(first, second)
  expect(await beds()).toEqual([['Elliss', 'B3']])
  await administrator.ask(patients.unmergePatient, { patientId: first.id, reason })
  expect(await beds()).toEqual([
    ['Ellis', 'B2'],
    ['Elliss', 'B3'],
  ])
  await nurse.ask(patients.dischargePatient, { patientId: second.id, outcome: 'discharged' })
  const third = await hospital.admit({ family: 'Third', wardId: null })
  await merge(first, third)
  await nurse.ask(patients.admitPatient, { patientId: third.id, wardId: hospital.surgery, bed: 'S1' })
  await administrator.ask(patients.unmergePatient, { patientId: first.id, reason })
  expect(await beds()).toEqual([['Ellis', 'B2']])
  expect((await administrator.ask(patients.openPatient, { patientId: third.id })).patient.bed).toBe('S1')
})

test('PAT8: an allergy of the record that ends is the survivor’s, and only its own again when the merge is taken back', async () => {
  const penicillin = { kind: 'allergy' as const, words: 'Penicillin' }
  const latex = { kind: 'allergy' as const, words: 'Latex' }
  const first = await hospital.admit({ family: 'Warned', alerts: [penicillin, latex] })
  const second = await hospital.admit({ family: 'Warnt', alerts: [{ ...latex, words: 'LATEX' }] })
  const survivor = await merge(first, second)
  expect(survivor.alerts.map(({ words }) => words)).toEqual(['LATEX', 'Penicillin'])
  await administrator.ask(patients.unmergePatient, { patientId: first.id, reason })
  const after = await administrator.ask(patients.openPatient, { patientId: second.id })
  expect(after.patient.alerts.map(({ words }) => words)).toEqual(['LATEX'])
})

test('PAT9: whatever is asked about the old record answers with the survivor, through any number of merges', async () => {
  const [a, b, c] = [
    await hospital.admit({ family: 'Alpha' }),
    await hospital.admit({ family: 'Beta' }),
    await hospital.admit({ family: 'Gamma' }),
  ]
  await merge(a, b)
  await merge(b, c)
  expect((await nurse.ask(patients.openPatient, { patientId: a.id })).patient.id).toBe(c.id)
  const moved = await nurse.ask(patients.admitPatient, { patientId: a.id, wardId: hospital.ward, bed: 'C9' })
  expect(moved.patient).toMatchObject({ id: c.id, bed: 'C9' })
  expect((await nurse.ask(patients.search, { text: 'alpha' })).found.map(({ id }) => id)).toEqual([c.id])
  await inTransaction(hospital.database.app, hospital.organisationId, async (transaction) => {
    expect(await followMerge(transaction, a.id)).toBe(c.id)
    expect([...(await survivorsOf(transaction, [a.id, b.id, c.id])).values()]).toEqual([c.id, c.id, c.id])
    const byIds = await patientsByIds(transaction, hospital.vault, [a.id, c.id])
    expect([...byIds].map(([id, patient]) => [id, patient.id])).toEqual(
      expect.arrayContaining([
        [a.id, c.id],
        [c.id, c.id],
      ]),
    )
    const there = await patientsOnWards(transaction, [hospital.ward])
    expect(there.filter(({ patientId }) => [a.id, b.id, c.id].includes(patientId))).toHaveLength(1)
  })
})

test('PAT8: a merged record is merged no further, nor into itself, and only administrators merge', async () => {
  const [a, b] = [await hospital.admit({ family: 'Once' }), await hospital.admit({ family: 'Twice' })]
  const input = { patientId: a.id, intoPatientId: b.id, reason }
  expect(await nurse.refused(patients.mergePatients, input)).toBe('not-found')
  expect(await administrator.refused(patients.mergePatients, { ...input, intoPatientId: a.id })).toBe(
    'no-longer-possible',
  )
  await merge(a, b)
  expect(await administrator.refused(patients.mergePatients, input)).toBe('no-longer-possible')
  const back = { ...input, patientId: b.id, intoPatientId: a.id }
  expect(await administrator.refused(patients.mergePatients, back)).toBe('no-longer-possible')
  expect(await administrator.refused(patients.unmergePatient, { patientId: b.id, reason })).toBe(
    'no-longer-possible',
  )
})

test('PAT8: two administrators who merge the same records each the other way leave one survivor', async () => {
  const [a, b] = [await hospital.admit({ family: 'Left' }), await hospital.admit({ family: 'Right' })]
  const outcomes = await Promise.allSettled([merge(a, b), merge(b, a)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const rows = await hospital.query<{ merged: number }>(
    'select count(merged_into_id)::int as merged from patient where id = any($1::uuid[])',
    [[a.id, b.id]],
  )
  expect(rows).toEqual([{ merged: 1 }])
})

test('PAT8: on a list the survivor stands once where the old record stood, and apart again afterwards', async () => {
  const [a, b] = [await hospital.admit({ family: 'Nuttall' }), await hospital.admit({ family: 'Nuttal' })]
  const { list } = await nurse.ask(patients.addList, {
    name: 'Mine',
    owner: { kind: 'person', id: nurse.id },
  })
  const onList = { listId: list.id }
  await nurse.ask(patients.putOnList, { ...onList, patientIds: [a.id, b.id] })
  await nurse.ask(patients.markOnList, { ...onList, patientId: a.id, mark: 'red', note: 'chase CT' })
  await merge(a, b)
  const names = async () =>
    (await nurse.ask(patients.openList, onList)).list.entries.map(({ patient, note }) => [
      patient.family,
      note,
    ])
  expect(await names()).toEqual([['Nuttal', 'chase CT']])
  await administrator.ask(patients.unmergePatient, { patientId: a.id, reason })
  expect(await names()).toEqual([
    ['Nuttall', 'chase CT'],
    ['Nuttal', null],
  ])
})

test('PAT8: administrators see each merge that stands, with who said why, and no longer once it is taken back', async () => {
  const first = await hospital.admit({ family: 'Farrow', bed: 'D1' })
  const second = await hospital.admit({ family: 'Farow', bed: 'D2' })
  await merge(first, second)
  const { merges } = await administrator.ask(patients.listMerges, {})
  expect(merges[0]).toMatchObject({
    from: { id: first.id, family: 'Farrow', state: 'merged' },
    into: { id: second.id, family: 'Farow', bed: 'D2' },
    by: administrator.id,
    reason,
  })
  expect(await nurse.refused(patients.listMerges, {})).toBe('not-found')
  await administrator.ask(patients.unmergePatient, { patientId: first.id, reason })
  const after = await administrator.ask(patients.listMerges, {})
  expect(after.merges.map(({ from }) => from.id)).not.toContain(first.id)
})
