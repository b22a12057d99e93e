import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShelves, type Shelves } from './shelves.fixture.ts'

const { files } = api
let shelves: Shelves
beforeAll(async () => {
  shelves = await openShelves()
})
afterAll(() => shelves.close())

async function addFolder(name: string, parentId: string | null = null): Promise<string> {
  const { coordinator, stroke: teamId } = shelves
  return (await coordinator.ask(files.addFolder, { teamId, parentId, name })).folder.id
}

test('FIL65: folders stand at most five deep, and are moved with what is in them', async () => {
  const { coordinator, stroke: teamId } = shelves
  const [one, aside] = [await addFolder('One'), await addFolder('Aside')]
  const two = await addFolder('Two', one)
  const three = await addFolder('Three', two)
  const four = await addFolder('Four', three)
  const five = await addFolder('Five', four)
  const six = { teamId, parentId: five, name: 'Six' }
  expect(await coordinator.refused(files.addFolder, six)).toBe('no-longer-possible')
  const under = { folderId: one, parentId: aside, name: 'One' }
  expect(await coordinator.refused(files.changeFolder, under)).toBe('no-longer-possible')
  await coordinator.ask(files.changeFolder, { folderId: four, parentId: aside, name: 'Four' })
  const moved = await coordinator.ask(files.changeFolder, under)
  expect(moved.folder).toMatchObject({ parentId: aside })
  const into = { folderId: one, parentId: three, name: 'One' }
  expect(await coordinator.refused(files.changeFolder, into)).toBe('no-longer-possible')
})

test('FIL66: in one place a name is taken once, for folders and for documents', async () => {
  const { coordinator, stroke: teamId } = shelves
  const [lists, other] = [await addFolder('Lists'), await addFolder('Other lists')]
  const again = { teamId, parentId: null, name: 'LISTS' }
  expect(await coordinator.refused(files.addFolder, again)).toBe('already-exists')
  await addFolder('Lists', other)
  const rename = { folderId: other, parentId: null, name: 'lists' }
  expect(await coordinator.refused(files.changeFolder, rename)).toBe('already-exists')

  await shelves.put('Sepsis six', { folderId: lists })
  await expect(shelves.put('SEPSIS SIX', { folderId: lists })).rejects.toThrow('already-exists')
  const elsewhere = await shelves.put('Sepsis six')
  const back = { documentId: elsewhere.id, folderId: lists }
  expect(await coordinator.refused(files.changeDocument, back)).toBe('already-exists')
  const { document } = await coordinator.ask(files.changeDocument, { ...back, name: 'Sepsis, in short' })
  expect(document).toMatchObject({ name: 'Sepsis, in short', folderId: lists })
})

test('FIL74: a folder goes when nothing stands in it; what was taken out comes back at the top', async () => {
  const { coordinator } = shelves
  const folderId = await addFolder('For a while')
  const { id: documentId } = await shelves.put('Rota', { folderId })
  expect(await coordinator.refused(files.removeFolder, { folderId })).toBe('no-longer-possible')
  await coordinator.ask(files.removeDocument, { documentId, removed: true })
  await coordinator.ask(files.removeFolder, { folderId })
  expect(await coordinator.refused(files.removeFolder, { folderId })).toBe('not-found')
  const { document } = await coordinator.ask(files.removeDocument, { documentId, removed: false })
  expect(document).toMatchObject({ folderId: null, removedAt: null })
})

test('FIL65: two people who add the same folder at one moment add one', async () => {
  const { coordinator, nurse, stroke: teamId } = shelves
  const input = { teamId, parentId: null, name: 'At one moment' }
  const both = [coordinator, nurse].map((one) =>
    one.ask(files.addFolder, input).then(
      () => 'added',
      (error: Error) => (error.message.includes('already-exists') ? 'already-exists' : error.message),
    ),
  )
  expect((await Promise.all(both)).sort()).toEqual(['added', 'already-exists'])
})
