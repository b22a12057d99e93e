import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iris } from '../visitor.fixture.ts'
import { openShelves, type Shelves } from './shelves.fixture.ts'

const { files } = api
let shelves: Shelves
beforeAll(async () => {
  shelves = await openShelves()
})
afterAll(() => shelves.close())

async function versionsOf(documentId: string) {
  const { versions } = await shelves.nurse.ask(files.openDocument, { documentId })
  return versions.map(({ number, by, why }) => [number, by, why])
}

test('FIL67: a newer version stands before the others with who, when and why, and an earlier one is restored as a version of its own', async () => {
  const { coordinator, nurse } = shelves
  const first = await shelves.put('Thrombolysis')
  const newer = await shelves.newer(first.id, ['Give alteplase.'])
  expect(newer.current).toMatchObject({ number: 2, by: coordinator.id, why: 'The dose is another' })
  const again = { documentId: first.id, number: 1, why: 'The new dose was wrong' }
  const { document } = await nurse.ask(files.restoreVersion, again)
  expect(document.current).toMatchObject({ number: 3, by: nurse.id, file: { id: first.current.file.id } })
  expect(await versionsOf(first.id)).toEqual([
    [3, nurse.id, 'The new dose was wrong'],
    [2, coordinator.id, 'The dose is another'],
    [1, coordinator.id, null],
  ])
  expect(await nurse.refused(files.restoreVersion, again)).toBe('no-longer-possible')
  expect(await nurse.refused(files.restoreVersion, { ...again, number: 9 })).toBe('not-found')
})

test('FIL67: a file that is a version already is restored, not added again', async () => {
  const { id: documentId, current } = await shelves.put('Swallowing')
  const again = { documentId, fileId: current.file.id, why: 'By mistake' }
  expect(await shelves.coordinator.refused(files.addVersion, again)).toBe('no-longer-possible')
})

test('FIL68, FIL79: while a newer version is checked the one before opens, everyone is told when it is ready, and a refused one never opens', async () => {
  const { nurse, hospital } = shelves
  const { id: documentId } = await shelves.put('Bleeding')
  const waiting = await shelves.newer(documentId, ['Reverse it.'], { state: 'checking' })
  expect(waiting).toMatchObject({ current: { number: 1 }, pending: { number: 2 } })
  hospital.published.length = 0
  await shelves.fileBecomes(waiting.pending?.file.id ?? '', { state: 'ready' })
  const [told] = hospital.eventsFor(nurse)
  expect(told).toMatchObject({ data: { document: { current: { number: 2 }, pending: null } } })

  const refused = await shelves.newer(documentId, ['Active.'], { state: 'checking' })
  await shelves.fileBecomes(refused.pending?.file.id ?? '', { state: 'refused', fault: 'active-content' })
  const { document } = await nurse.ask(files.openDocument, { documentId })
  expect(document).toMatchObject({
    current: { number: 2 },
    pending: { number: 3, file: { state: 'refused' } },
  })
  const restore = { documentId, number: 3, why: 'It looks right' }
  expect(await nurse.refused(files.restoreVersion, restore)).toBe('no-longer-possible')
})

test('FIL72, FIL101: only a file that I may use comes in, and none that shows a patient or somebody who was told', async () => {
  const { coordinator, nurse, stroke: teamId, hospital } = shelves
  const theirs = await shelves.paper(nurse, ['Hers'])
  const input = { teamId, folderId: null, name: 'Borrowed' }
  expect(await coordinator.refused(files.addDocument, { ...input, fileId: theirs.id })).toBe('not-found')
  const patient = await hospital.admit()
  const photo = await hospital.addReadyFile(coordinator, { kind: 'image', patientId: patient.id })
  expect(await coordinator.refused(files.addDocument, { ...input, fileId: photo.id })).toBe('other-patient')
  const told = await hospital.addReadyFile(coordinator, { kind: 'image', toldPatient: iris })
  expect(await coordinator.refused(files.addDocument, { ...input, fileId: told.id })).toBe('other-patient')
  const refused = await hospital.addReadyFile(coordinator, { state: 'refused' })
  expect(await coordinator.refused(files.addDocument, { ...input, fileId: refused.id })).toBe(
    'no-longer-possible',
  )
  const { documents } = await coordinator.ask(files.openLibrary, { teamId })
  expect(documents.some(({ name }) => name === 'Borrowed')).toBe(false)
})

test('FIL69, FIL70: what is pinned stands first, and a document keeps its days until they are taken away', async () => {
  const { nurse, stroke: teamId } = shelves
  const { id: documentId } = await shelves.put('Zoster')
  const days = { documentId, pinned: true, reviewOn: '2027-01-03', expiresOn: '2027-06-01' }
  await nurse.ask(files.changeDocument, days)
  const { document } = await nurse.ask(files.changeDocument, { documentId, expiresOn: null })
  expect(document).toMatchObject({ pinned: true, reviewOn: '2027-01-03', expiresOn: null, name: 'Zoster' })
  const { documents } = await nurse.ask(files.openLibrary, { teamId })
  expect(documents[0]?.name).toBe('Zoster')
})

test('FIL74: what was taken out cannot be changed until it is put back, and is put back only where its name is free', async () => {
  const { nurse } = shelves
  const { id: documentId } = await shelves.put('Falls')
  await nurse.ask(files.removeDocument, { documentId, removed: true })
  expect(await nurse.refused(files.removeDocument, { documentId, removed: true })).toBe('no-longer-possible')
  expect(await nurse.refused(files.changeDocument, { documentId, pinned: true })).toBe('no-longer-possible')
  await expect(shelves.newer(documentId, ['More'])).rejects.toThrow('no-longer-possible')
  const other = await shelves.put('Falls')
  expect(await nurse.refused(files.removeDocument, { documentId, removed: false })).toBe('already-exists')
  await nurse.ask(files.changeDocument, { documentId: other.id, name: 'Falls, new' })
  const back = await nurse.ask(files.removeDocument, { documentId, removed: false })
  expect(back.document).toMatchObject({ name: 'Falls', removedAt: null, current: { number: 1 } })
})
