import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { patients } = api
let hospital: Hospital
let doctor: Colleague
let colleague: Colleague
let teamMate: Colleague
let teamId: string
let ids: string[]

beforeAll(async () => {
  hospital = await openHospital()
  ;[doctor, colleague, teamMate] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  teamId = await hospital.addTeam('Outreach', null, teamMate)
  await doctor.signOn(hospital.ward)
  ids = []
  for (const family of ['One', 'Two', 'Three']) ids.push((await hospital.admit({ family })).id)
  hospital.clock.advance(25 * 3_600_000)
})
afterAll(() => hospital.close())

async function newList(name: string): Promise<string> {
  const { list } = await doctor.ask(patients.addList, { name, owner: { kind: 'person', id: doctor.id } })
  return list.id
}

async function familiesOn(listId: string, seenBy = doctor): Promise<string[]> {
  const { list } = await seenBy.ask(patients.openList, { listId })
  return list.entries.map(({ patient }) => patient.family)
}

test('PAT18: a list keeps its order, holds each patient once, and carries marks and lines', async () => {
  const listId = await newList('My jobs')
  await doctor.ask(patients.putOnList, { listId, patientIds: [...ids, ids[0] ?? ''] })
  await doctor.ask(patients.putOnList, { listId, patientIds: [ids[1] ?? ''] })
  expect(await familiesOn(listId)).toEqual(['One', 'Two', 'Three'])
  const [one = '', two = '', three = ''] = ids
  await doctor.ask(patients.moveOnList, { listId, patientId: three, beforePatientId: one })
  await doctor.ask(patients.moveOnList, { listId, patientId: one, beforePatientId: null })
  expect(await familiesOn(listId)).toEqual(['Three', 'Two', 'One'])
  await doctor.ask(patients.markOnList, { listId, patientId: two, mark: 'amber', note: 'chase CT' })
  const { list } = await doctor.ask(patients.takeOffList, { listId, patientId: three })
  expect(list.entries.map(({ patient, mark, note }) => [patient.family, mark, note])).toEqual([
    ['Two', 'amber', 'chase CT'],
    ['One', null, null],
  ])
  expect(await doctor.refused(patients.takeOffList, { listId, patientId: three })).toBe('not-found')
})

test('PAT18: only patients that I may see come on a list', async () => {
  const listId = await newList('Mine to fill')
  const { id } = await hospital.admit({ family: 'Surgical', wardId: hospital.surgery })
  expect(await doctor.refused(patients.putOnList, { listId, patientIds: [ids[0] ?? '', id] })).toBe(
    'no-relationship',
  )
  expect(await familiesOn(listId)).toEqual([])
})

test('PAT18: whom it is shared with sees it and who is on it, a team may change it, and nobody else finds it', async () => {
  const listId = await newList('Shared')
  const patientId = ids[0] ?? ''
  await doctor.ask(patients.putOnList, { listId, patientIds: [patientId] })
  expect(await colleague.refused(patients.openList, { listId })).toBe('not-found')
  await doctor.ask(patients.shareList, { listId, personIds: [colleague.id], teamIds: [teamId] })
  expect(await familiesOn(listId, colleague)).toEqual(['One'])
  expect((await colleague.ask(patients.openPatient, { patientId })).relations).toEqual(['list'])
  expect((await colleague.ask(patients.openList, { listId })).list.mayChange).toBe(false)
  expect(await colleague.refused(patients.takeOffList, { listId, patientId })).toBe('not-found')
  const renamed = await teamMate.ask(patients.renameList, { listId, name: 'Outreach tonight' })
  expect(renamed.list.mayChange).toBe(true)
  expect((await teamMate.ask(patients.listLists, {})).lists.map(({ name, count }) => [name, count])).toEqual([
    ['Outreach tonight', 1],
  ])
  await doctor.ask(patients.shareList, { listId, personIds: [], teamIds: [] })
  expect(await colleague.refused(patients.openPatient, { patientId })).toBe('no-relationship')
  expect(await teamMate.refused(patients.openList, { listId })).toBe('not-found')
})

test('PAT18: a name is taken once by each owner; a list that is removed is nobody’s any more', async () => {
  const listId = await newList('Sick list')
  const own = { kind: 'person' as const, id: doctor.id }
  expect(await doctor.refused(patients.addList, { name: 'sick LIST', owner: own })).toBe('already-exists')
  expect(
    await doctor.refused(patients.renameList, { listId: await newList('Other'), name: 'Sick list' }),
  ).toBe('already-exists')
  expect(
    await doctor.refused(patients.addList, { name: 'Theirs', owner: { kind: 'person', id: colleague.id } }),
  ).toBe('not-found')
  expect(
    await doctor.refused(patients.addList, { name: 'Theirs', owner: { kind: 'team', id: teamId } }),
  ).toBe('not-found')
  await doctor.ask(patients.removeList, { listId })
  expect(await doctor.refused(patients.openList, { listId })).toBe('not-found')
  await newList('Sick list')
})

test('PAT18: a team’s list is its members’', async () => {
  const { list } = await teamMate.ask(patients.addList, {
    name: 'Night round',
    owner: { kind: 'team', id: teamId },
  })
  expect(await doctor.refused(patients.openList, { listId: list.id })).toBe('not-found')
  await hospital.administrator.ask(api.identity.addTeamMembers, { teamId, personIds: [doctor.id] })
  expect((await doctor.ask(patients.openList, { listId: list.id })).list.mayChange).toBe(true)
})
