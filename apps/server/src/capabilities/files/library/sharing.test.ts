import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import type { Colleague } from '../hospital.fixture.ts'
import { seeFiles } from '../see.ts'
import { openShelves, type Shelves } from './shelves.fixture.ts'

const { files } = api
let shelves: Shelves
beforeAll(async () => {
  shelves = await openShelves()
})
afterAll(() => shelves.close())

async function sees({ viewer }: Colleague, fileId: string): Promise<boolean> {
  const { database, parts, clock, organisationId } = shelves.hospital
  const seen = await inSnapshot(database.app, organisationId, (transaction) =>
    seeFiles({ transaction, viewer, at: clock.now() }, parts, [fileId]),
  )
  return seen.has(fileId)
}

test('FIL71: every member of the team changes its library, and for anyone else it is not found', async () => {
  const { nurse, surgeon, stranger, stroke: teamId, hospital } = shelves
  const { id: documentId, current } = await shelves.put('Lists for Monday')
  await nurse.ask(files.changeDocument, { documentId, name: 'Lists for Tuesday' })
  const { folder } = await nurse.ask(files.addFolder, { teamId, parentId: null, name: 'Nurses' })
  for (const one of [surgeon, stranger, hospital.administrator]) {
    const { id: fileId } = await shelves.paper(one, ['Mine'])
    const refusals = [
      await one.refused(files.openLibrary, { teamId }),
      await one.refused(files.openDocument, { documentId }),
      await one.refused(files.addFolder, { teamId, parentId: null, name: 'Mine' }),
      await one.refused(files.changeFolder, { folderId: folder.id, parentId: null, name: 'Mine' }),
      await one.refused(files.removeFolder, { folderId: folder.id }),
      await one.refused(files.addDocument, { teamId, folderId: null, fileId, name: 'Mine' }),
      await one.refused(files.addVersion, { documentId, fileId, why: 'Mine' }),
      await one.refused(files.restoreVersion, { documentId, number: 1, why: 'Mine' }),
      await one.refused(files.changeDocument, { documentId, pinned: true }),
      await one.refused(files.shareDocument, { documentId, teamId, shared: true }),
      await one.refused(files.removeDocument, { documentId, removed: true }),
    ]
    expect(new Set(refusals)).toEqual(new Set(['not-found']))
    expect(await sees(one, current.file.id)).toBe(false)
  }
  expect(await sees(nurse, current.file.id)).toBe(true)
})

test('FIL73: a team that a document is shared with reads every version of it and changes nothing, until it is taken back', async () => {
  const { coordinator, nurse, surgeon, surgery: teamId, stranger } = shelves
  const first = await shelves.put('Anticoagulants before surgery')
  const { id: documentId } = first
  await shelves.newer(documentId, ['Stop three days before.'])
  const shared = await coordinator.ask(files.shareDocument, { documentId, teamId, shared: true })
  expect(shared.document.sharedWith).toMatchObject([{ teamId, by: coordinator.id }])
  const { documents } = await surgeon.ask(files.openLibrary, { teamId })
  expect(documents.map(({ name }) => name)).toEqual(['Anticoagulants before surgery'])
  expect((await surgeon.ask(files.openDocument, { documentId })).versions).toHaveLength(2)
  expect(await sees(surgeon, first.current.file.id)).toBe(true)
  expect(await surgeon.refused(files.changeDocument, { documentId, pinned: true })).toBe('not-found')
  expect(await surgeon.refused(files.removeDocument, { documentId, removed: true })).toBe('not-found')
  expect(await surgeon.refused(files.openLibrary, { teamId: shelves.stroke })).toBe('not-found')
  expect(await stranger.refused(files.openDocument, { documentId })).toBe('not-found')

  await nurse.ask(files.shareDocument, { documentId, teamId, shared: false })
  expect(await surgeon.refused(files.openDocument, { documentId })).toBe('not-found')
  expect((await surgeon.ask(files.openLibrary, { teamId })).documents).toEqual([])
  expect(await sees(surgeon, first.current.file.id)).toBe(false)
})

test('FIL73: a document is shared neither with its own team nor with one that is not there', async () => {
  const { coordinator, stroke } = shelves
  const { id: documentId } = await shelves.put('Our own')
  const with_ = (teamId: string) => ({ documentId, teamId, shared: true })
  expect(await coordinator.refused(files.shareDocument, with_(stroke))).toBe('no-longer-possible')
  expect(await coordinator.refused(files.shareDocument, with_(documentId))).toBe('not-found')
})

test('FIL71, FIL74: whoever leaves the team sees its library no more, and what is taken out is there for the team alone', async () => {
  const { coordinator, nurse, surgeon, surgery, stroke, hospital } = shelves
  const { id: documentId, current } = await shelves.put('For the week')
  await coordinator.ask(files.shareDocument, { documentId, teamId: surgery, shared: true })
  await coordinator.ask(files.removeDocument, { documentId, removed: true })
  expect(await surgeon.refused(files.openDocument, { documentId })).toBe('not-found')
  expect(await sees(surgeon, current.file.id)).toBe(false)
  expect((await nurse.ask(files.openDocument, { documentId })).document.removedAt).not.toBeNull()
  await hospital.administrator.ask(api.identity.removeTeamMember, { teamId: stroke, personId: nurse.id })
  expect(await nurse.refused(files.openDocument, { documentId })).toBe('not-found')
  expect(await nurse.refused(files.openLibrary, { teamId: stroke })).toBe('not-found')
})
