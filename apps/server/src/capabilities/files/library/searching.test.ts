import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShelves, type Shelves } from './shelves.fixture.ts'

const { files } = api
let shelves: Shelves
beforeAll(async () => {
  shelves = await openShelves()
})
afterAll(() => shelves.close())

test('FIL75: a document is found by its name and by the words in it, by name first', async () => {
  await shelves.put('Potassium', { words: ['When it is low.'] })
  await shelves.put('Insulin', { words: ['Page one.', 'Check potassium every hour.'] })
  expect(await shelves.found(shelves.nurse, 'potassium')).toEqual(['Potassium by name', 'Insulin by words'])
  expect(await shelves.found(shelves.nurse, 'insulin potassium')).toEqual(['Insulin by words'])
  expect(await shelves.found(shelves.nurse, 'potassium magnesium')).toEqual([])
  expect(await shelves.found(shelves.nurse, '?!')).toEqual([])
})

test('FIL75: nobody finds what they may not see, also not by the team whose it is', async () => {
  const { nurse, surgeon, stroke, surgery, coordinator } = shelves
  const { id: documentId } = await shelves.put('Clopidogrel', { words: ['Load with 300 mg.'] })
  expect(await shelves.found(surgeon, 'clopidogrel')).toEqual([])
  expect(await shelves.found(surgeon, 'clopidogrel', stroke)).toEqual([])
  await coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: true })
  expect(await shelves.found(surgeon, 'load', surgery)).toEqual(['Clopidogrel by words'])
  expect(await shelves.found(nurse, 'load', surgery)).toEqual(['Clopidogrel by words'])
  await coordinator.ask(files.removeDocument, { documentId, removed: true })
  expect(await shelves.found(surgeon, 'clopidogrel')).toEqual([])
  expect(await shelves.found(nurse, 'clopidogrel')).toEqual([])
})

test('FIL78: only the words of the version that opens are found, and those of one that is checked when it is ready', async () => {
  const { nurse, coordinator } = shelves
  const { id: documentId } = await shelves.put('Fever', { words: ['Give paracetamol.'] })
  const waiting = await shelves.newer(documentId, ['Give ibuprofen.'], { state: 'checking' })
  expect(await shelves.found(nurse, 'paracetamol')).toEqual(['Fever by words'])
  expect(await shelves.found(nurse, 'ibuprofen')).toEqual([])
  await shelves.fileBecomes(waiting.pending?.file.id ?? '', { state: 'ready' })
  expect(await shelves.found(nurse, 'paracetamol')).toEqual([])
  expect(await shelves.found(nurse, 'ibuprofen')).toEqual(['Fever by words'])
  await coordinator.ask(files.restoreVersion, { documentId, number: 1, why: 'Kidneys' })
  expect(await shelves.found(nurse, 'paracetamol')).toEqual(['Fever by words'])
})

test('FIL78: what waits when a server stops is taken in by the next', async () => {
  await shelves.indexing.stop()
  await shelves.put('Ketamine', { words: ['Only with a second doctor.'] })
  expect(await shelves.found(shelves.nurse, 'ketamine')).toEqual(['Ketamine by name'])
  const words = { words: 'second doctor' }
  expect((await shelves.nurse.ask(files.searchLibrary, words)).found).toEqual([])
  const next = shelves.hospital.files.startLibrary(shelves.hospital.given)
  await next.look()
  expect((await shelves.nurse.ask(files.searchLibrary, words)).found).toHaveLength(1)
  await next.stop()
})
